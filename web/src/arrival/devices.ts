// Trying her devices at the door: a preview and a level that only she can see. Nothing is sent. Leaving the screen
// closes both devices.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  type ChosenDevices,
  type Device,
  DeviceError,
  type DeviceTrouble,
  capture,
  release,
  whyNoDevices,
} from '../media/capture.ts'
import { noticeOf } from '../media/room-media.ts'
import { MEDIA_NOTICES } from '../words/media.ts'
import { useLevel } from './LevelMeter.tsx'
import { type DeviceName, useDeviceNames } from '../media/device-names.ts'

export type TriedDevice = {
  state: 'closed' | 'opening' | 'open'
  /** One sentence that says why the device did not open. */
  trouble: string | null
  devices: readonly DeviceName[]
  /** null: the default device. */
  chosen: string | null
  choose(id: string | null): void
  toggle(): void
}

export type DeviceCheck = {
  camera: TriedDevice & {
    /** Shows the preview in this element. The answer stops it. */
    attach(element: HTMLVideoElement): () => void
  }
  /** `level`: 0 … 1 while the microphone is open. */
  microphone: TriedDevice & { level: number }
  closeAll(): void
}

type Trying = { state: TriedDevice['state']; trouble: DeviceTrouble | null; track: MediaStreamTrack | null }
const closed: Trying = { state: 'closed', trouble: null, track: null }

/** One device on trial: her presses open and close it, and leaving the screen closes it. */
function useTrying(device: Device, chosen: string | null) {
  const [trying, setTrying] = useState(closed)
  const held = useRef<MediaStreamTrack | null>(null)
  const asked = useRef(0)
  const giveBack = useCallback(() => {
    asked.current += 1
    release(held.current)
    held.current = null
    return asked.current
  }, [])
  const close = useCallback(() => {
    giveBack()
    setTrying(closed)
  }, [giveBack])
  const open = useCallback(
    async (id: string | null) => {
      const mine = giveBack()
      setTrying({ ...closed, state: 'opening' })
      try {
        const track = await capture(device, id)
        if (mine !== asked.current) return release(track)
        held.current = track
        track.addEventListener('ended', () => held.current === track && close())
        setTrying({ state: 'open', trouble: null, track })
      } catch (error) {
        if (mine === asked.current)
          setTrying({ ...closed, trouble: error instanceof DeviceError ? error.trouble : 'busy' })
      }
    },
    [close, device, giveBack],
  )
  useEffect(() => () => void giveBack(), [giveBack])
  return {
    ...trying,
    reopen: open,
    close,
    toggle: () => (trying.state === 'closed' ? void open(chosen) : close()),
  }
}

/**
 * `chosen` outlives the screen, so that the room opens the same devices. Null where the browser has no devices to
 * give.
 */
export function useDevices(chosen: ChosenDevices, onChoose: (chosen: ChosenDevices) => void): DeviceCheck | null {
  const microphone = useTrying('microphone', chosen.microphone)
  const camera = useTrying('camera', chosen.camera)
  const names = useDeviceNames([microphone, camera].map(({ state }) => (state === 'closed' ? '' : state)).join(''))
  const level = useLevel(microphone.track)
  const stream = useMemo(() => (camera.track === null ? null : new MediaStream([camera.track])), [camera.track])
  const attach = useCallback(
    (element: HTMLVideoElement) => {
      element.srcObject = stream
      return () => {
        element.srcObject = null
      }
    },
    [stream],
  )
  const tried = (device: Device, one: ReturnType<typeof useTrying>): TriedDevice => ({
    state: one.state,
    trouble: one.trouble === null ? null : MEDIA_NOTICES[noticeOf(device, one.trouble)],
    devices: names[device],
    chosen: chosen[device],
    toggle: one.toggle,
    choose: (id) => {
      onChoose({ ...chosen, [device]: id })
      if (one.state !== 'closed') void one.reopen(id)
    },
  })
  if (whyNoDevices() !== null) return null
  return {
    camera: { ...tried('camera', camera), attach },
    microphone: { ...tried('microphone', microphone), level },
    closeAll: () => {
      microphone.close()
      camera.close()
    },
  }
}
