// The names of her microphones, cameras and speakers. Browsers give names only after a permission, and before that
// there is nothing to choose.
import { useEffect, useState } from 'react'
import { type Device, whyNoDevices } from './capture.ts'

export type DeviceName = { id: string; label: string }
type Names = Record<Device | 'speaker', DeviceName[]>

const named = (all: MediaDeviceInfo[], kind: MediaDeviceKind) =>
  all
    .filter((one) => one.kind === kind && one.deviceId !== '' && one.label !== '')
    .map((one) => ({ id: one.deviceId, label: one.label }))

/**
 * Empty until `tried` names a device that was tried. The names are read again when `tried` changes, and when devices
 * come or go.
 */
export function useDeviceNames(tried: string): Names {
  const [names, setNames] = useState<Names>({ microphone: [], camera: [], speaker: [] })
  useEffect(() => {
    if (tried === '' || whyNoDevices() !== null) return undefined
    let gone = false
    const read = async () => {
      const all = await navigator.mediaDevices.enumerateDevices().catch(() => [])
      if (gone) return
      setNames({
        microphone: named(all, 'audioinput'),
        camera: named(all, 'videoinput'),
        speaker: named(all, 'audiooutput'),
      })
    }
    void read()
    navigator.mediaDevices.addEventListener('devicechange', read)
    return () => {
      gone = true
      navigator.mediaDevices.removeEventListener('devicechange', read)
    }
  }, [tried])
  return names
}
