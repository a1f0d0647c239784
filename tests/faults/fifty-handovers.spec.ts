// Fifty handovers in one evening: each turn is heard, and nothing of a turn is left behind in anybody's page.
// What grows with the turns would be felt only at the end of a long evening, so it is counted here.
import { type Browser, expect, test } from '@playwright/test'
import type { CDPSession, Page } from 'playwright'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide, turnOf } from '../support/guide.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { Witness } from '../support/witness.ts'

const HANDOVERS = 50
const SETTLED = 6 // handovers after which nothing may be added
const MARGIN = 2 * 1024 * 1024 // bytes of heap; our ears and the browser's own caches take about one

type Weight = { transceivers: number; senders: number; heap: number }
type Weighed = { her: WomanPage; cdp: CDPSession }
declare global {
  interface Window {
    circleConnections: RTCPeerConnection[]
  }
}

let liveKit: SharedLiveKit
let fixture: CircleFixture
let guide: Guide

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit })
  guide = await Guide.open(fixture)
})

test.afterAll(async () => {
  guide?.close()
  await fixture?.stop()
})

/** In the page: its peer connections can be found again. */
function keepConnections(): void {
  window.circleConnections = []
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...all: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...all)
      window.circleConnections.push(this)
    }
  }
}

const count = (page: Page) =>
  page.evaluate(() => {
    const open = window.circleConnections.filter((one) => one.connectionState !== 'closed')
    return {
      transceivers: open.flatMap((one) => one.getTransceivers()).length,
      senders: open.flatMap((one) => one.getSenders()).length,
    }
  })

async function weigh({ her, cdp }: Weighed): Promise<Weight> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize: heap } = await cdp.send('Runtime.getHeapUsage')
  return { ...(await count(her.page)), heap }
}

async function comes(browser: Browser, name: string, pitch: number): Promise<Weighed> {
  const context = await fixture.browserOf(browser, await fixture.newWoman(name), pitch)
  await context.addInitScript(keepConnections)
  const her = await WomanPage.open(context, fixture.url, name)
  await her.arrive('sharing')
  await guide.letIn(name)
  await expect(her.page.locator('[data-screen="room"]')).toBeVisible()
  return { her, cdp: await context.newCDPSession(her.page) }
}

test('fifty handovers: each is heard, and they leave nothing behind', async ({ browser }) => {
  test.setTimeout(180_000)
  const women = [await comes(browser, 'Marisol', 440), await comes(browser, 'Ines', 550)]
  const witness = await Witness.seat(fixture, browser, (name) => guide.letIn(name))
  const weights: Weight[][] = []

  for (let handover = 1; handover <= HANDOVERS; handover += 1) {
    const first = handover % 2 === 1
    if (first) {
      await guide.does({ type: 'round.begin', prompt: '' })
      await guide.does({ type: 'piece.pass', ...(await turnOf(guide.member, 'held')) })
    }
    const { her } = women[first ? 0 : 1]!
    const since = Date.now()
    await her.press('Take it')
    await witness.hears(her.name, since)
    await her.press('Pass it on')
    if (!first) await guide.sees('the end of the round', ({ round }) => round?.over)
    if (handover === SETTLED || handover === HANDOVERS) weights.push(await Promise.all(women.map(weigh)))
  }

  const [settled, last] = weights as [Weight[], Weight[]]
  for (const [one, { heap, ...counts }] of last.entries()) {
    const { heap: before, ...countsBefore } = settled[one]!
    expect(counts).toEqual(countsBefore)
    expect(heap - before).toBeLessThan(MARGIN)
  }
})
