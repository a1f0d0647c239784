// The few things about sound and picture that she should be told, newest first, each at most once. It holds no words.
import type { Device, DeviceTrouble } from './capture.ts'
import type { OwnMedia } from './own-media.ts'
import type { MediaNotice } from './room-media.ts'

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

/** What closed a device that was hers. */
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

/** What she is told no longer matters once she opens the device again. */
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

/** A notice says why a device is closed, so it stands only while that device is: whatever opened it meanwhile. */
export function stillTrue(
  notice: MediaNotice,
  { microphone, camera }: Pick<OwnMedia, 'microphone' | 'camera'>,
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
