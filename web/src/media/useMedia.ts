// Hooks over the sound and picture of a visit, and what the room has before both are loaded: everything closed. It
// imports only types of LiveKit, so it loads nothing of it.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveMedia } from './live-media.ts'
import { hasWebRtc } from './capture.ts'
import { patience } from './missing-connection.ts'
import type { RoomMedia } from './room-media.ts'

const nothing = () => undefined

const noMediaYet: RoomMedia = {
  connection: 'joining',
  microphone: { state: 'closed', toggle: nothing, prepare: nothing, open: nothing, close: nothing },
  camera: { state: 'closed', toggle: nothing },
  joins: new Set(),
  sound: { volume: 1, setVolume: nothing, speaker: null, setSpeaker: nothing },
  refused: false,
  pictures: new Set(),
  attach: () => nothing,
  soundBlocked: false,
  startSound: nothing,
  notices: [],
  dismiss: nothing,
}

const never = () => () => undefined
const none = () => noMediaYet

export function useMedia(media: LiveMedia | null): RoomMedia {
  const now = useSyncExternalStore(media?.onChange ?? never, media?.current ?? none)
  const late = useLate(media === null)
  if (!hasWebRtc()) return unsupported
  return late ? notLoaded : now
}

const notLoaded: RoomMedia = { ...noMediaYet, connection: 'cut-off' }
const unsupported: RoomMedia = { ...noMediaYet, connection: 'unsupported' }

/** True when the media module has not arrived for too long. */
function useLate(missing: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!missing) return setLate(false)
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [missing])
  return late && missing
}
