// Trying her devices at the door: a preview and a level that nobody but she can see. Nothing is sent; leaving the screen gives all of it back.
import { useCallback, useEffect, useRef, useState } from 'react'
import { capture, DeviceError, mayHaveDevices, release, type Device, type DeviceTrouble } from '../media/capture.ts'
import { useLevel } from './device-level.ts'

export type Tried = { state: 'closed' | 'opening' | 'open'; trouble: DeviceTrouble | null; track: MediaStreamTrack | null; id: string | null }
export type DeviceName = { id: string; name: string }

export type DeviceCheck = {
  /** False on plain http of another host: then only listening and writing are offered. */
  possible: boolean
  microphone: Tried
  camera: Tried
  /** 0 … 1, from her microphone while it is open. */
  level: number
  microphones: DeviceName[]
  cameras: DeviceName[]
  toggle(device: Device): void
  choose(device: Device, id: string | null): void
  closeAll(): void
}

const closed: Tried = { state: 'closed', trouble: null, track: null, id: null }

/** One device on trial: opened and closed by her presses, given back when the screen goes. */
function useTried(device: Device) {
  const [tried, setTried] = useState(closed)
  const held = useRef<MediaStreamTrack | null>(null)
  const asked = useRef(0)
  const close = useCallback(() => {
    asked.current += 1
    release(held.current)
    held.current = null
    setTried((was) => ({ ...closed, id: was.id }))
  }, [])
  const open = useCallback(async (id: string | null) => {
    const mine = (asked.current += 1)
    release(held.current)
    held.current = null
    setTried({ ...closed, state: 'opening', id })
    try {
      const track = await capture(device, id)
      if (mine !== asked.current) return release(track)
      held.current = track
      track.addEventListener('ended', () => held.current === track && close())
      setTried({ state: 'open', trouble: null, track, id })
    } catch (error) {
      if (mine === asked.current) setTried({ ...closed, id, trouble: error instanceof DeviceError ? error.trouble : 'busy' })
    }
  }, [close, device])
  const choose = useCallback((id: string | null) => {
    if (held.current !== null) void open(id)
    else setTried((was) => ({ ...was, id, trouble: null }))
  }, [open])
  useEffect(() => close, [close])
  return { tried, toggle: () => (tried.state === 'closed' ? void open(tried.id) : close()), choose, close }
}

/** The devices by name; browsers give names only after a permission, so it is read anew when one was given. */
function useDeviceNames(again: unknown) {
  const [names, setNames] = useState<{ microphones: DeviceName[]; cameras: DeviceName[] }>({ microphones: [], cameras: [] })
  useEffect(() => {
    if (!mayHaveDevices()) return
    let gone = false
    const read = async () => {
      const all = await navigator.mediaDevices.enumerateDevices().catch(() => [])
      const of = (kind: MediaDeviceKind) =>
        all.filter((one) => one.kind === kind && one.deviceId !== '' && one.label !== '').map((one) => ({ id: one.deviceId, name: one.label }))
      if (!gone) setNames({ microphones: of('audioinput'), cameras: of('videoinput') })
    }
    void read()
    navigator.mediaDevices.addEventListener('devicechange', read)
    return () => {
      gone = true
      navigator.mediaDevices.removeEventListener('devicechange', read)
    }
  }, [again])
  return names
}

export function useDevices(): DeviceCheck {
  const microphone = useTried('microphone')
  const camera = useTried('camera')
  const names = useDeviceNames(`${microphone.tried.state} ${camera.tried.state}`)
  const level = useLevel(microphone.tried.track)
  const of = { microphone, camera }
  return {
    possible: mayHaveDevices(), microphone: microphone.tried, camera: camera.tried, level, ...names,
    toggle: (device) => of[device].toggle(),
    choose: (device, id) => of[device].choose(id),
    closeAll: () => {
      microphone.close()
      camera.close()
    },
  }
}
