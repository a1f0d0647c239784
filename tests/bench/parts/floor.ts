// The floor of a handover on this machine: two peer connections in one page, no server between them, the sender's track put on
// by replaceTrack, until the receiver's first audible sample. Nothing can be faster; everything else is compared with it.
import type { BrowserContext } from 'playwright'
import { firstSoundAfter, silenceAt } from './browser.ts'
import { progress } from './samples.ts'

export async function measureFloor(context: BrowserContext, origin: string, count: number): Promise<number[]> {
  const page = await context.newPage()
  await page.route('**/__floor', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>floor</title>' }),
  )
  await page.goto(`${origin}/__floor`)
  const samples: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    await page.evaluate(connectPair)
    await page.waitForTimeout(300 + 40 * (turn % 7)) // not in step with the 20 ms frames
    const began = await page.evaluate(async () => {
      const { sender, track } = window.pair
      const at = performance.timeOrigin + performance.now()
      await sender.replaceTrack(track)
      return at
    })
    const sound = await firstSoundAfter(page, began)
    samples.push(sound.from - began)
    await page.evaluate(() => window.pair.close())
    await silenceAt(page)
    progress(`floor ${turn + 1}/${count}: ${samples.at(-1)!.toFixed(1)} ms`)
  }
  await page.close()
  return samples
}

declare global {
  interface Window {
    pair: { sender: RTCRtpSender; track: MediaStreamTrack; close(): void }
  }
}

/** In the page: two connections, made and warm, the sender without a track. New for each sample: a pause would teach the receiver to wait. */
async function connectPair(): Promise<void> {
  const [speaker, listener] = [new RTCPeerConnection(), new RTCPeerConnection()]
  speaker.onicecandidate = ({ candidate }) => void listener.addIceCandidate(candidate ?? undefined)
  listener.onicecandidate = ({ candidate }) => void speaker.addIceCandidate(candidate ?? undefined)
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const [track] = stream.getAudioTracks()
  const { sender } = speaker.addTransceiver(track!, { direction: 'sendonly', streams: [stream] })
  await sender.replaceTrack(null)
  const connected = new Promise<void>((done) => {
    speaker.onconnectionstatechange = () => {
      if (speaker.connectionState === 'connected') done()
    }
  })
  await speaker.setLocalDescription()
  await listener.setRemoteDescription(speaker.localDescription!)
  await listener.setLocalDescription()
  await speaker.setRemoteDescription(listener.localDescription!)
  await connected
  const close = (): void => {
    speaker.close()
    listener.close()
    track!.stop()
  }
  window.pair = { sender, track: track!, close }
}
