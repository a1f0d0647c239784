// The few things about sound and picture that she should be told, newest first, each at most once. It holds no words.
import type { Device, DeviceTrouble } from './capture.ts'
import type { MediaNotice } from './room-media.ts'

export function noticeOf(device: Device, trouble: DeviceTrouble): MediaNotice {
  switch (trouble) {
    case 'insecure':
      return 'not-secure'
    case 'refused':
      return 'not-permitted'
    case 'missing':
      return device === 'microphone' ? 'no-microphone' : 'no-camera'
    case 'busy':
      return device === 'microphone' ? 'microphone-in-use' : 'camera-in-use'
    default:
      return trouble satisfies never
  }
}

/** What she is told no longer matters once she opens the device again. */
const endedByOpening: Record<Device, readonly MediaNotice[]> = {
  microphone: [
    'closed-after-break',
    'device-changed',
    'interrupted',
    'microphone-in-use',
    'no-microphone',
    'not-permitted',
  ],
  camera: ['closed-after-break', 'camera-in-use', 'no-camera', 'not-permitted'],
}

export const withNotice = (list: readonly MediaNotice[], notice: MediaNotice) => [
  notice,
  ...list.filter((one) => one !== notice),
]
export const withoutNotice = (list: readonly MediaNotice[], notice: MediaNotice) => list.filter((one) => one !== notice)
export const afterOpening = (list: readonly MediaNotice[], device: Device) =>
  list.filter((one) => !endedByOpening[device].includes(one))
