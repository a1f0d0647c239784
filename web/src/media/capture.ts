// Opens her microphone and camera; nothing else may. Every open device is registered here, so that leaving stops all of
// them at once. It must only be called from something she pressed, and it publishes nothing.
import { isInApp } from './in-app.ts'
import { onLeave } from '../leaving/leave.ts'

/** Every open microphone and camera of this page, so that leaving, or a page that breaks, ends them all at once. */
export class OpenDevices {
  private readonly open = new Set<MediaStreamTrack>()
  private shut = false

  /** False after `end`: the track is stopped, and nobody may have it. */
  remember(track: MediaStreamTrack): boolean {
    if (this.shut) track.stop()
    else this.open.add(track)
    return !this.shut
  }

  endOne(track: MediaStreamTrack) {
    this.open.delete(track)
    track.stop()
  }

  /** Stops all devices, and every device that is opened from now on. True when a track still says that it is live. */
  end(): boolean {
    this.shut = true
    for (const track of this.open) track.stop()
    return [...this.open].some((track) => track.readyState === 'live')
  }
}

export type Device = 'microphone' | 'camera'
/** Ids as the browser gives them; null is the default device. */
export type ChosenDevices = Record<Device, string | null>

/**
 * Why a device did not open. `insecure`: plain http on another host, where the browser has no devices to give.
 * `in-app`: a browser inside an app, which has none or asks nobody.
 */
export type DeviceTrouble = 'insecure' | 'in-app' | 'refused' | 'missing' | 'busy'

export class DeviceError extends Error {
  readonly trouble: DeviceTrouble

  constructor(trouble: DeviceTrouble) {
    super(trouble)
    this.trouble = trouble
  }
}

const open = new OpenDevices()
onLeave(() => open.end())

/** Without WebRTC nothing is heard, seen or sent in this browser. Reading and writing go on. */
export const hasWebRtc = () => typeof RTCPeerConnection === 'function'

/**
 * Why this page can have no device at all; null when it can. Devices need https or localhost (Media Capture and
 * Streams, section 10.2). On such a page only browsers inside apps have none.
 */
export function whyNoDevices(): 'insecure' | 'in-app' | null {
  if (!window.isSecureContext) return 'insecure'
  return navigator.mediaDevices === undefined ? 'in-app' : null
}

const wanted: Record<Device, (id: string | null) => MediaStreamConstraints> = {
  microphone: (id) => ({
    audio: {
      ...(id !== null && { deviceId: { ideal: id } }),
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      channelCount: { ideal: 1 },
    },
  }),
  camera: (id) => ({
    video: {
      ...(id !== null && { deviceId: { ideal: id } }),
      ...(id === null && { facingMode: 'user' }),
      width: { ideal: 640 },
      height: { ideal: 360 },
      frameRate: { ideal: 20, max: 24 },
    },
  }),
}

const troubleOf = (error: unknown): DeviceTrouble => {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return isInApp() ? 'in-app' : 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return 'busy'
}

/**
 * The live device. Throws DeviceError. When she left while the browser was still asking, the track is stopped before
 * anybody has it.
 */
export async function capture(device: Device, id: string | null): Promise<MediaStreamTrack> {
  const never = whyNoDevices()
  if (never !== null) throw new DeviceError(never)
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia(wanted[device](id))
  } catch (error) {
    throw new DeviceError(troubleOf(error))
  }
  const track = stream.getTracks()[0]
  if (track === undefined) throw new DeviceError('missing')
  if (!open.remember(track)) throw new DeviceError('refused')
  return track
}

export function release(track: MediaStreamTrack | null) {
  if (track !== null) open.endOne(track)
}
