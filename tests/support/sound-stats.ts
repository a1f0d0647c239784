// What a page hears, by its own connection's figures: the energy of all sound that came in and was decoded.
// It works in every browser and under our policy, which keeps other ears out. It changes nothing of the product.
import { type BrowserContext, expect, type Page } from '@playwright/test'

type Connections = { circleConnections: RTCPeerConnection[] }

/** Call before the first page opens. */
export const keepConnections = (context: BrowserContext): Promise<unknown> => context.addInitScript(() => {
  const kept: RTCPeerConnection[] = []
  Object.assign(window, { circleConnections: kept })
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...all: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...all)
      kept.push(this)
    }
  }
})

/** Grows while anybody is heard, and only then. */
export const soundEnergy = (page: Page): Promise<number> => page.evaluate(async () => {
  let energy = 0
  for (const connection of (window as unknown as Connections).circleConnections) {
    if (connection.connectionState === 'closed') continue
    for (const entry of (await connection.getStats()).values()) {
      if (entry.type === 'inbound-rtp' && entry.kind === 'audio') energy += entry.totalAudioEnergy ?? 0
    }
  }
  return energy
})

/** Resolves when she hears somebody. */
export async function hears(page: Page): Promise<void> {
  let before = await soundEnergy(page)
  await expect.poll(async () => {
    const now = await soundEnergy(page)
    const grown = now - before
    before = now
    return grown
  }, { message: 'sound comes in', timeout: 15_000 }).toBeGreaterThan(1e-4)
}

/** Resolves when nobody is heard any more. */
export async function hearsNobody(page: Page): Promise<void> {
  let before = await soundEnergy(page)
  await expect.poll(async () => {
    const now = await soundEnergy(page)
    const grown = now - before
    before = now
    return grown
  }, { message: 'no sound comes in', timeout: 15_000, intervals: [500] }).toBeLessThan(1e-6)
}

/** The kinds of way by which its media goes, as `local address > remote address`. */
export const waysOf = (page: Page): Promise<string[]> => page.evaluate(async () => {
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
