// What a page hears, by its own connection's figures: the energy of all sound that came in and was decoded.
// It works in every browser and under our policy, which keeps other ears out. It changes nothing of the product.
import { type BrowserContext, expect, type Page } from '@playwright/test'

type Connections = { circleConnections: RTCPeerConnection[] }

/** Call before the first page opens. */
export const keepConnections = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const kept: RTCPeerConnection[] = []
    Object.assign(window, { circleConnections: kept })
    window.RTCPeerConnection = class extends window.RTCPeerConnection {
      constructor(...all: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...all)
        kept.push(this)
      }
    }
  })

/** How much sound comes in within half a second: nothing unless somebody is heard. */
const soundWithin = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const energy = async (): Promise<number> => {
      let sum = 0
      for (const connection of (window as unknown as Connections).circleConnections) {
        if (connection.connectionState === 'closed') continue
        for (const entry of (await connection.getStats()).values()) {
          if (entry.type === 'inbound-rtp' && entry.kind === 'audio') sum += entry.totalAudioEnergy ?? 0
        }
      }
      return sum
    }
    const before = await energy()
    await new Promise((done) => setTimeout(done, 500))
    return (await energy()) - before
  })

/** Resolves when she hears somebody. */
export const hears = (page: Page): Promise<void> =>
  expect.poll(() => soundWithin(page), { message: 'sound comes in', timeout: 15_000 }).toBeGreaterThan(1e-4)

/** Resolves when nobody is heard any more. */
export const hearsNobody = (page: Page): Promise<void> =>
  expect.poll(() => soundWithin(page), { message: 'no sound comes in', timeout: 15_000 }).toBeLessThan(1e-6)

/** The kinds of way by which its media goes, as `local address > remote address`. */
export const waysOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const ways: string[] = []
    for (const connection of (window as unknown as Connections).circleConnections) {
      const stats = await connection.getStats()
      for (const pair of stats.values()) {
        if (pair.type !== 'candidate-pair' || pair.state !== 'succeeded' || !pair.nominated) continue
        ways.push(`${stats.get(pair.localCandidateId)?.address} > ${stats.get(pair.remoteCandidateId)?.address}`)
      }
    }
    return ways
  })
