/* What the room needs of sound and picture: plain data, a few calls, and the notices about both. It holds no words. The room
   must never see LiveKit, and whoever implements this must never see React. */
import type { MediaId } from '@circle/shared/gathering/state'
import type { Device, DeviceTrouble } from './capture.ts'

/** Something she should know, said once in one sentence. It goes when she acts, dismisses it, or opens the device. */
export type MediaNotice =
  | 'closed-after-break' // a new media join: microphone and camera are closed until she opens them
  | 'microphone-changed' // another device of its kind came or went
  | 'camera-changed'
  | 'microphone-interrupted' // a phone call, another program
  | 'camera-interrupted'
  | 'microphone-not-sent' // she opened it, and for too long nothing of it got through
  | 'camera-not-sent'
  | 'microphone-in-use'
  | 'camera-in-use'
  | 'microphone-not-permitted'
  | 'camera-not-permitted'
  | 'no-microphone'
  | 'no-camera'
  | 'not-secure' // plain http on another host: no getUserMedia
  | 'in-app' // a browser inside an app

export interface RoomMicrophone {
  /** `opening`: to be open, and nothing is sent yet. `prepared`: ready, and nothing is sent. `open`: it sends. */
  state: 'closed' | 'opening' | 'prepared' | 'open'
  toggle(): void
  /** "I'm ready": opens the device silently. */
  prepare(): void
  /** Called in the same press as the command that allows it (take, speak after all). */
  open(): void
  close(): void
}

export interface RoomCamera {
  state: 'closed' | 'opening' | 'open'
  toggle(): void
}

/** How the others sound on this device. */
export interface RoomSound {
  /** 0 … 1. */
  volume: number
  setVolume(volume: number): void
  /** The id that the browser gives; null: the default speaker. */
  speaker: string | null
  setSpeaker(speaker: string | null): void
}

export interface RoomMedia {
  /**
   * `cut-off`: nothing has got through for some seconds, in either direction. `text-only`: for nobody, there is no
   * media server. `unsupported`: never in this browser, which has no WebRTC.
   */
  connection: 'joining' | 'here' | 'reconnecting' | 'cut-off' | 'text-only' | 'unsupported'
  microphone: RoomMicrophone
  camera: RoomCamera
  /** Who is connected to the media server, without herself and without listeners. */
  joins: ReadonlySet<MediaId>
  sound: RoomSound
  /** The browser refused a device and has not lent one since. */
  refused: boolean
  /** Media ids whose picture can be attached now; her own when her camera is open. */
  pictures: ReadonlySet<MediaId>
  /** Shows a picture in this element. The answer stops it. Must be the same function on every render. */
  attach(mediaId: MediaId, element: HTMLVideoElement): () => void
  /** The browser waits for a press before it plays sound. */
  soundBlocked: boolean
  startSound(): void
  /** The newest first. The room shows one. */
  notices: readonly MediaNotice[]
  dismiss(notice: MediaNotice): void
}

export function noticeOf(device: Device, trouble: DeviceTrouble): MediaNotice {
  switch (trouble) {
    case 'insecure':
      return 'not-secure'
    case 'in-app':
      return 'in-app'
    case 'refused':
      return `${device}-not-permitted`
    case 'missing':
      return device === 'microphone' ? 'no-microphone' : 'no-camera'
    case 'busy':
      return device === 'microphone' ? 'microphone-in-use' : 'camera-in-use'
    default:
      return trouble satisfies never
  }
}

type ClosedNotice = 'changed' | 'interrupted' | 'not-sent'

/** The notice about a device that was closed without her. */
export function closedNotice(device: Device, by: 'change' | 'system' | 'line'): `${Device}-${ClosedNotice}` {
  switch (by) {
    case 'change':
      return `${device}-changed`
    case 'system':
      return `${device}-interrupted`
    case 'line':
      return `${device}-not-sent`
    default:
      return by satisfies never
  }
}

/** Notices that no longer matter once she opens the device again. */
const endedByOpening: Record<Device, readonly MediaNotice[]> = {
  microphone: [
    'closed-after-break',
    'microphone-changed',
    'microphone-interrupted',
    'microphone-not-sent',
    'microphone-in-use',
    'no-microphone',
    'microphone-not-permitted',
    'in-app',
  ],
  camera: [
    'closed-after-break',
    'camera-changed',
    'camera-interrupted',
    'camera-not-sent',
    'camera-in-use',
    'no-camera',
    'camera-not-permitted',
    'in-app',
  ],
}

/** A notice says why a device is closed, so it stands only while the device is closed. */
export function stillTrue(
  notice: MediaNotice,
  { microphone, camera }: { microphone: RoomMicrophone['state']; camera: RoomCamera['state'] },
): boolean {
  if (microphone !== 'closed' && endedByOpening.microphone.includes(notice)) return false
  return camera === 'closed' || !endedByOpening.camera.includes(notice)
}

export const withNotice = (list: readonly MediaNotice[], notice: MediaNotice) => [
  notice,
  ...list.filter((one) => one !== notice),
]
export const withoutNotice = (list: readonly MediaNotice[], notice: MediaNotice) => list.filter((one) => one !== notice)
export const afterOpening = (list: readonly MediaNotice[], device: Device) =>
  list.filter((one) => !endedByOpening[device].includes(one))
