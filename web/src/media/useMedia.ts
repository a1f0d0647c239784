// Hooks over a visit's sound and picture. Type-only towards LiveKit, so that importing them loads nothing of it.
import { useSyncExternalStore } from 'react'
import type { LiveMedia } from './live-media.ts'
import { noMediaYet } from './no-media-yet.ts'
import type { RoomMedia } from './room-media.ts'

const never = () => () => undefined
const none = () => noMediaYet

export const useMedia = (media: LiveMedia | null): RoomMedia =>
  useSyncExternalStore(media?.onChange ?? never, media?.current ?? none)
