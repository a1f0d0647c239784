// The hook over a visit's sound and picture. Type-only towards LiveKit, so that importing it loads nothing of it.
import { useSyncExternalStore } from 'react'
import type { LiveMedia } from './live-media.ts'
import type { RoomMedia } from './room-media.ts'

export const useMedia = (media: LiveMedia): RoomMedia => useSyncExternalStore(media.onChange, media.current)
