// The floor of a handover on this machine: two peer connections in one page, no server between them, the sender's track put on
// by replaceTrack, until the receiver's first audible sample. Nothing can be faster; everything else is compared with it.
import type { BrowserContext } from 'playwright'
import { firstSoundAfter, silenceAt } from './browser.ts'
import { progress } from './samples.ts'

export async function measureFloor(context: BrowserContext, origin: string, count: number): Promise<number[]> {
  const page = await context.newPage()
  await page.route('**/__floor', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>floor</title>' }))
  await page.goto(`${origin}/__floor`)
  await page.evaluate(async () => {
    const [speaker, listener] = [new RTCPeerConnection(), new RTCPeerConnection()]
    speaker.onicecandidate = ({ candidate }) => void listener.addIceCandidate(candidate ?? undefined)
    listener.onicecandidate = ({ candidate }) => void speaker.addIceCandidate(candidate ?? undefined)
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const [track] = stream.getAudioTracks()
    const { sender } = speaker.addTransceiver(track!, { direction: 'sendonly', streams: [stream] })
    await sender.replaceTrack(null)
    await speaker.setLocalDescription()
    await listener.setRemoteDescription(speaker.localDescription!)
    await listener.setLocalDescription()
    await speaker.setRemoteDescription(listener.localDescription!)
    Object.assign(window, { floor: { sender, track } })
    await new Promise<void>((done) => {
      const look = (): void => { if (speaker.connectionState === 'connected') done(); else setTimeout(look, 20) }
      look()
    })
  })
  const samples: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const began = await page.evaluate(async () => {
      const { sender, track } = (window as unknown as { floor: { sender: RTCRtpSender; track: MediaStreamTrack } }).floor
      const at = performance.timeOrigin + performance.now()
      await sender.replaceTrack(track)
      return at
    })
    const sound = await firstSoundAfter(page, began)
    samples.push(sound.from - began)
    await page.waitForTimeout(300 + 40 * (turn % 7)) // not in step with the 20 ms frames
    await page.evaluate(() => (window as unknown as { floor: { sender: RTCRtpSender } }).floor.sender.replaceTrack(null))
    await silenceAt(page)
    progress(`floor ${turn + 1}/${count}: ${samples.at(-1)!.toFixed(1)} ms`)
  }
  await page.close()
  return samples
}
