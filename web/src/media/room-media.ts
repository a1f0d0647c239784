/* What the room needs of sound and picture, as plain data and a few calls. Types only: the room never sees LiveKit,
   and whoever implements this never sees React. */
import type { MediaId } from '@circle/shared/gathering/state'

/** Something she should know, said once in one sentence. Goes away when she acts, dismisses it, or opens the device. */
export type MediaNotice =
  | 'closed-after-break' // a new media join: microphone and camera are off until she acts
  | 'device-changed'
  | 'interrupted' // a phone call, another program
  | 'microphone-in-use'
  | 'camera-in-use'
  | 'not-permitted'
  | 'no-microphone'
  | 'no-camera'
  | 'not-secure' // plain http on another host: no getUserMedia

export interface RoomMicrophone {
  /** `prepared`: published, muted, nothing is sent. `open`: she can be heard. */
  state: 'closed' | 'opening' | 'prepared' | 'open'
  toggle(): void
  /** "I'm ready": the device is opened and laid out, silent. */
  prepare(): void
  /** Called in the same press as the command that makes it lawful (take, speak after all). */
  open(): void
  close(): void
}

export interface RoomCamera {
  state: 'closed' | 'opening' | 'open'
  toggle(): void
}

export interface RoomMedia {
  connection: 'joining' | 'here' | 'reconnecting' | 'text-only'
  microphone: RoomMicrophone
  camera: RoomCamera
  /** Media joins whose picture can be attached now; her own when her camera is open. */
  pictures: ReadonlySet<MediaId>
  /** Shows a picture in this element until the answer is called. Must be the same function on every render. */
  attach(mediaId: MediaId, element: HTMLVideoElement): () => void
  /** The browser waits for a press before it plays sound. */
  soundBlocked: boolean
  startSound(): void
  /** The newest first; the room shows one. */
  notices: readonly MediaNotice[]
  dismiss(notice: MediaNotice): void
}
