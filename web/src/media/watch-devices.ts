// Tells when the microphones or cameras of this device became others: a headset
// pulled out must not leave her heard by the whole room.
import type { Device } from './capture.ts'

const kinds: Record<Device, MediaDeviceKind> = { microphone: 'audioinput', camera: 'videoinput' }

const signature = async (kind: MediaDeviceKind) => {
  const all = await navigator.mediaDevices.enumerateDevices()
  return all
    .filter((one) => one.kind === kind)
    .map((one) => one.deviceId)
    .sort()
    .join(' ')
}

export type DeviceWatch = {
  /** One was opened: from now on it is looked at. Whoever only listens is not asked for so much as a list. */
  begin(): void
  end(): void
}

export function watchDevices(changed: (device: Device) => void): DeviceWatch {
  const before = new Map<Device, string>()
  const look = async (tell: boolean) => {
    for (const device of ['microphone', 'camera'] as const) {
      const now = await signature(kinds[device]).catch(() => '')
      const known = before.get(device)
      before.set(device, now)
      // Before she ever gave a permission, the list has no names; that it gets them is no change.
      if (tell && known !== undefined && known.trim() !== '' && known !== now) changed(device)
    }
  }
  const onChange = () => void look(true)
  let begun = false
  return {
    begin() {
      if (begun || navigator.mediaDevices === undefined) return
      begun = true
      void look(false)
      navigator.mediaDevices.addEventListener('devicechange', onChange)
    },
    end() {
      if (begun) navigator.mediaDevices.removeEventListener('devicechange', onChange)
    },
  }
}
