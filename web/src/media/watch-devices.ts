// Tells when the microphones or cameras of this device changed: a headset that is pulled out must not leave her heard
// by the whole room.
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
  /** A device was opened: the watch begins. A listener's devices are never listed. */
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
      // Before the first permission the list has no names. The names that appear then are no change.
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
