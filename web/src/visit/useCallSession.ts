// Tells the telephone that this page is a call, so that it goes on behind a dark screen, under a name that says
// nothing. The controls of the lock screen may close her microphone and camera, and never open them.
import { useEffect } from 'react'
import type { RoomMedia } from '../media/room-media.ts'
import { onLeave } from '../leaving/leave.ts'
import { TITLES } from '../words/help.ts'

/** Newer than the types. Only some browsers have each. */
type Newer = Partial<Pick<MediaSession, 'setActionHandler' | 'setMicrophoneActive' | 'setCameraActive'>>
type CallSession = Newer & Pick<MediaSession, 'metadata' | 'playbackState'>
type Action = MediaSessionAction | 'togglemicrophone' | 'togglecamera'

const session = (): CallSession | undefined => (navigator as { mediaSession?: CallSession }).mediaSession

function handle(action: Action, act: (() => void) | null): void {
  try {
    session()?.setActionHandler?.(action as MediaSessionAction, act)
  } catch {
    // This browser does not know the action.
  }
}

/** Actions that must not end the sound: only the circle itself pauses a circle. */
const HELD: readonly Action[] = ['play', 'pause', 'stop']

export function useCallSession(media: RoomMedia): void {
  useEffect(() => {
    const here = session()
    if (here === undefined || typeof MediaMetadata !== 'function') return undefined
    const end = () => {
      here.metadata = null
      here.playbackState = 'none'
      for (const action of HELD) handle(action, null)
    }
    here.metadata = new MediaMetadata({ title: TITLES.room })
    here.playbackState = 'playing'
    for (const action of HELD) handle(action, () => undefined)
    const off = onLeave(end)
    return () => {
      off()
      end()
    }
  }, [])

  const microphone = media.microphone.state === 'open'
  const camera = media.camera.state === 'open'
  const closeMicrophone = media.microphone.close
  const toggleCamera = media.camera.toggle
  useEffect(() => {
    void session()?.setMicrophoneActive?.(microphone)
    handle('togglemicrophone', microphone ? closeMicrophone : null)
    return () => handle('togglemicrophone', null)
  }, [microphone, closeMicrophone])
  useEffect(() => {
    void session()?.setCameraActive?.(camera)
    handle('togglecamera', camera ? toggleCamera : null)
    return () => handle('togglecamera', null)
  }, [camera, toggleCamera])
}
