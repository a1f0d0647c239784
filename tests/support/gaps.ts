// A silence in somebody's sound, and what made it: what her page did to its line, when nothing left it, when nothing came to
// the listener. It is written down from a moment on and read only when there was a gap.
import type { Page } from 'playwright'
import type { Witness } from './witness.ts'

/** Longer than this without a packet of sound is worth a line, ms. */
const NOTED = 80

declare global {
  interface Window {
    lineDiary: string[]
  }
}

/** From here on this page writes down what happens to its line. */
export const keepDiary = (page: Page): Promise<void> =>
  page.evaluate((noted) => {
    const diary: string[] = []
    window.lineDiary = diary
    const now = (): number => performance.timeOrigin + performance.now()
    const write = (what: string, at = now()): void =>
      void diary.push(`${new Date(at).toISOString().slice(11, 23)} ${what}`)
    const { createOffer, setRemoteDescription } = RTCPeerConnection.prototype
    RTCPeerConnection.prototype.createOffer = function (this: RTCPeerConnection, ...asked: [RTCOfferOptions?]) {
      write(
        `${asked[0]?.iceRestart ? 'offer that restarts ICE' : 'offer'} (${this.signalingState}, ${this.connectionState})`,
      )
      return (createOffer as (options?: RTCOfferOptions) => Promise<RTCSessionDescriptionInit>).apply(this, asked)
    } as typeof createOffer
    RTCPeerConnection.prototype.setRemoteDescription = function (
      this: RTCPeerConnection,
      ...[description]: [RTCSessionDescriptionInit]
    ) {
      write(`${description.type} (${this.signalingState})`)
      return (setRemoteDescription as (one: RTCSessionDescriptionInit) => Promise<void>).call(this, description)
    } as typeof setRemoteDescription
    for (const connection of window.circleEars.connections) {
      connection.addEventListener('iceconnectionstatechange', () => write(`ICE ${connection.iceConnectionState}`))
    }
    const last = { out: { count: -1, at: now() }, in: { count: -1, at: now() }, look: now() }
    const look = async (): Promise<void> => {
      const began = now()
      if (began - last.look > noted) write(`this page did nothing for ${Math.round(began - last.look)} ms`, last.look)
      const counts = { out: 0, in: 0 }
      for (const connection of window.circleEars.connections) {
        for (const one of (await connection.getStats()).values() as Iterable<{
          type: string
          kind: string
          packetsSent: number
          packetsReceived: number
        }>) {
          if (one.kind !== 'audio') continue
          if (one.type === 'outbound-rtp') counts.out += one.packetsSent
          if (one.type === 'inbound-rtp') counts.in += one.packetsReceived
        }
      }
      for (const way of ['out', 'in'] as const) {
        if (counts[way] === last[way].count) continue
        const silent = now() - last[way].at
        if (silent > noted && last[way].count > 0)
          write(`no packet of sound ${way === 'out' ? 'left' : 'came'} for ${Math.round(silent)} ms`, last[way].at)
        last[way] = { count: counts[way], at: now() }
      }
      last.look = now()
      setTimeout(() => void look(), 15)
    }
    void look()
  }, NOTED)

/** What was written down since it was asked for the last time. */
const diaryOf = (page: Page): Promise<string[]> => page.evaluate(() => window.lineDiary.splice(0))

/** The longest silence of `name` from `since` until now, ms, and what both pages wrote down. */
export async function longestGap(
  witness: Witness,
  name: string,
  since: number,
  page: Page,
): Promise<{ ms: number; why: string }> {
  const voices = (await witness.heard()).filter((voice) => voice.name === name && voice.to > since)
  const ends = [since, ...voices.map(({ to }) => Math.min(to, Date.now()))]
  const begins = [...voices.map(({ from }) => from), Date.now()]
  const gaps = begins
    .map((begin, k) => ({ from: ends[k]!, ms: begin - ends[k]! }))
    .sort((one, other) => other.ms - one.ms)
  const [hers, heard] = [await diaryOf(page), await diaryOf(witness.page)]
  const longest = gaps[0]!
  const why = [
    `the app died at ${new Date(since).toISOString().slice(11, 23)}; silent from ${new Date(longest.from).toISOString().slice(11, 23)} for ${Math.round(longest.ms)} ms`,
    `her page: ${hers.join('; ') || 'nothing'}`,
    `the listener's: ${heard.join('; ') || 'nothing'}`,
  ].join('\n')
  return { ms: longest.ms, why }
}
