// What a page hears and says, for tests in a real browser: a steady tone as its microphone, and ears on every remote track.
// It changes nothing of the product: it wraps the browser's own functions before the page's first line runs.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright'

/** A stretch of audible sound: wall-clock milliseconds at the listener, by the id of the track the SFU sent. */
export type Heard = { track: string; from: number; to: number; peak: number }

type Ears = {
  heard: Heard[]
  frames: number[]
  taps: Tap[]
  deviceCalls: string[]
  sockets: WebSocket[]
  connections: RTCPeerConnection[]
}
/** A press by her, by the words on what she pressed; wall-clock milliseconds. */
export type Tap = { on: string; at: number }
declare global {
  interface Window {
    circleEars: Ears
  }
}

// Runs in the audio thread: says when loudness begins and ends, in blocks of 128 samples (2.7 ms at 48 kHz).
const LISTENER = `
registerProcessor('circle-listener', class extends AudioWorkletProcessor {
  constructor() { super(); this.quiet = 999; this.loud = false; this.peak = 0 }
  process([input]) {
    const samples = input && input[0]
    if (!samples) return true
    let most = 0
    for (const value of samples) { const size = Math.abs(value); if (size > most) most = size }
    if (most > 0.004) {
      this.quiet = 0; this.peak = Math.max(this.peak, most)
      if (!this.loud) { this.loud = true; this.port.postMessage({ loud: true }) }
    } else if (this.loud && ++this.quiet > 12) {
      this.loud = false; this.port.postMessage({ loud: false, peak: this.peak }); this.peak = 0
    }
    return true
  }
})`

/** In the page: a tone instead of the microphone (its own pitch), so that sound is steady and known. */
function speakTone(pitch: number): void {
  const real = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices)
  if (!real) return
  // One for all her turns: a context of its own for each would go on sounding after its track was stopped.
  let made: { audio: AudioContext; loudness: GainNode } | undefined
  const tone = (): { audio: AudioContext; loudness: GainNode } => {
    if (made) return made
    const audio = new AudioContext()
    const loudness = audio.createGain()
    const tone = audio.createOscillator()
    tone.frequency.value = pitch
    loudness.gain.value = 0.3
    tone.connect(loudness)
    tone.start()
    return (made = { audio, loudness })
  }
  navigator.mediaDevices.getUserMedia = async (wanted = {}) => {
    window.circleEars.deviceCalls.push(JSON.stringify({ audio: Boolean(wanted.audio), video: Boolean(wanted.video) }))
    const stream = wanted.video ? await real({ video: wanted.video }) : new MediaStream()
    if (wanted.audio) {
      const { audio, loudness } = tone()
      const out = audio.createMediaStreamDestination()
      loudness.connect(out)
      await audio.resume()
      const [track] = out.stream.getAudioTracks()
      if (!track) throw new Error('A tone has a track.')
      Object.assign(track, { circleTone: out }) // or the collector ends the tone
      const stop = track.stop.bind(track)
      track.stop = () => {
        stop()
        loudness.disconnect(out)
      }
      stream.addTrack(track)
    }
    return stream
  }
}

/** In the page: ears on each remote audio track of each peer connection, whatever the page itself does with it. */
function listen(worklet: string): void {
  window.circleEars = { heard: [], frames: [], taps: [], deviceCalls: [], sockets: [], connections: [] }
  const Real = window.RTCPeerConnection
  let context: Promise<AudioContext> | undefined
  const audioContext = (): Promise<AudioContext> =>
    (context ??= (async () => {
      const made = new AudioContext({ latencyHint: 'interactive' })
      await made.audioWorklet.addModule(URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' })))
      await made.resume()
      return made
    })())
  const now = (): number => performance.timeOrigin + performance.now()
  const known = new Set<string>()
  const hear = async (track: MediaStreamTrack): Promise<void> => {
    if (known.has(track.id)) return
    known.add(track.id)
    const stream = new MediaStream([track])
    const pull = new Audio() // Chromium decodes remote sound only while an element plays it
    pull.srcObject = stream
    pull.muted = true
    void pull.play().catch(() => {})
    const audio = await audioContext()
    const node = new AudioWorkletNode(audio, 'circle-listener')
    let open: Heard | undefined
    node.port.onmessage = ({ data }: MessageEvent<{ loud: boolean; peak?: number }>) => {
      if (data.loud) window.circleEars.heard.push((open = { track: track.id, from: now(), to: Infinity, peak: 0 }))
      else if (open) {
        open.to = now()
        open.peak = data.peak ?? 0
        open = undefined
      }
    }
    audio.createMediaStreamSource(stream).connect(node)
    ;(track as unknown as { circleEar: unknown }).circleEar = [pull, node] // or the collector ends the listening
  }
  window.RTCPeerConnection = class extends Real {
    constructor(...all: ConstructorParameters<typeof Real>) {
      super(...all)
      window.circleEars.connections.push(this)
      if (location.protocol !== 'about:') void audioContext().catch(() => {})
      this.addEventListener('track', (event) => {
        if (event.track.kind === 'audio') void hear(event.track)
      })
    }
  }
}

/** In the page: every socket it opens can be found again, so that a test can cut it as a lost network does. */
function keepSockets(): void {
  window.WebSocket = class extends window.WebSocket {
    constructor(...all: ConstructorParameters<typeof WebSocket>) {
      super(...all)
      window.circleEars.sockets.push(this)
    }
  }
}

/** In the page: when each element shows its first remote frame, and when she presses what. */
function watch(): void {
  const now = (): number => performance.timeOrigin + performance.now()
  const media = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')!
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...media,
    set(this: HTMLMediaElement, stream: MediaStream | null) {
      media.set!.call(this, stream)
      if (!(this instanceof HTMLVideoElement) || !stream) return
      this.requestVideoFrameCallback(() => window.circleEars.frames.push(now()))
    },
  })
  addEventListener(
    'click',
    (event) => {
      const on = (event.target as Element | null)?.closest('button')
      if (on)
        window.circleEars.taps.push({
          on: on.getAttribute('aria-label') ?? on.textContent,
          at: performance.timeOrigin + event.timeStamp,
        })
    },
    true,
  )
}

/**
 * Gives every page of `context` ears, and the tone of `pitch` hertz as its microphone. Call before the first page opens.
 * The ears of a page of ours need `bypassCSP` in its context: our policy keeps their worklet out, as it should.
 */
export async function giveEars(context: BrowserContext, pitch = 440): Promise<void> {
  await context.addInitScript(listen, LISTENER)
  await context.addInitScript(keepSockets)
  await context.addInitScript(watch)
  await context.addInitScript(speakTone, pitch)
}

/** Her network is gone until `back`: nothing new opens, and what was open is cut. Media by UDP is not touched. */
export async function loseNetwork(page: Page): Promise<{ back(): Promise<void> }> {
  await page.context().setOffline(true)
  await page.evaluate(() => {
    for (const socket of window.circleEars.sockets) socket.close()
  })
  return { back: () => page.context().setOffline(false) }
}

export const heardBy = (page: Page): Promise<Heard[]> => page.evaluate(() => window.circleEars.heard)

/** Her last press on something named so. Throws when there was none. */
export async function lastTap(page: Page, on: string): Promise<Tap> {
  const tap = await page.evaluate((name) => window.circleEars.taps.findLast((one) => one.on === name), on)
  if (!tap) throw new Error(`Nobody pressed "${on}".`)
  return tap
}

/** Every getUserMedia the page asked for, as JSON of its constraints. */
export const deviceCallsOf = (page: Page): Promise<string[]> => page.evaluate(() => window.circleEars.deviceCalls)

const here = dirname(fileURLToPath(import.meta.url))

/** The SDK as the browser loads it; benches run from a bundle, so the tests' folder is looked for upwards. */
function sdk(): string {
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'node_modules/livekit-client/dist/livekit-client.esm.mjs')
    if (existsSync(file)) return readFileSync(file, 'utf8')
  }
  throw new Error('livekit-client is not installed beside the tests.')
}

/**
 * A page of the given origin with the SDK alone and nothing of ours: it subscribes to everything the SFU sends and has ears on it.
 * `connect(token)` goes through the gate at `/sfu`; the cookie of the context says who she is.
 */
export async function openBarePage(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage()
  await page.route('**/__bare', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bare</title>' }),
  )
  await page.route('**/__sdk.mjs', (route) => route.fulfill({ contentType: 'text/javascript', body: sdk() }))
  await page.goto(`${origin}/__bare`)
  await page.evaluate(async (path) => {
    const SDK = await import(path)
    Object.assign(window, { SDK })
  }, '/__sdk.mjs')
  return page
}
