// A circle of six in real browsers on real processes: Teresa guides; Marisol, Ines and Wren share; Hannah and Lucia listen.
// It is opened once and outlives several faults; everything that is done in it, a woman does at her page.
import { openDatabase } from '@circle/server/db/database'
import { type Browser, expect } from '@playwright/test'
import type { AppProcess } from './app-process.ts'
import { CircleFixture } from './circle-fixture.ts'
import { type StickyProxy, openStickyProxy } from './sticky-proxy.ts'
import { heardBy } from './hearing.ts'
import { type WomanNetwork, openWomanNetwork } from './woman-network.ts'
import { WomanPage } from './woman-page.ts'
import { startLiveKit, type TestLiveKit } from './livekit.ts'
import { openGathering, type Opened } from './opened.ts'
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts'
import { waitFor } from './wait-for.ts'

const WOMEN = [
  ['Marisol', 'sharing', 440],
  ['Ines', 'sharing', 550],
  ['Wren', 'sharing', 660],
  ['Hannah', 'listening', 0],
  ['Lucia', 'listening', 0],
] as const

export class SixBrowsers {
  readonly front: StickyProxy
  readonly fixture: CircleFixture
  readonly liveKit: TestLiveKit
  readonly postgres: OwnPostgres
  readonly networks: Readonly<Record<'Ines' | 'Wren', WomanNetwork>>
  private readonly pages = new Map<string, WomanPage>()
  private readonly views = new Map<string, number[]>()
  private readonly refusals = new Map<string, number[]>()

  private constructor(parts: Pick<SixBrowsers, 'front' | 'fixture' | 'liveKit' | 'postgres' | 'networks'>) {
    this.front = parts.front
    this.fixture = parts.fixture
    this.liveKit = parts.liveKit
    this.postgres = parts.postgres
    this.networks = parts.networks
  }

  static async open(browser: Browser): Promise<SixBrowsers> {
    const [liveKit, front, postgres] = await Promise.all([startLiveKit(), openStickyProxy(), startOwnPostgres()])
    const fixture = await CircleFixture.open({ liveKit, front, database: postgres, keepsHappenings: true })
    const women = Object.fromEntries(
      await Promise.all(WOMEN.map(async ([name]) => [name, await fixture.newWoman(name)] as const)),
    )
    const networkOf = (name: string) => openWomanNetwork(front, women[name]!.cookie, liveKit.udpPort)
    const networks = { Ines: await networkOf('Ines'), Wren: await networkOf('Wren') }
    const six = new SixBrowsers({ front, fixture, liveKit, postgres, networks })
    const teresa = await six.seat(browser, 'Teresa', 330)
    await teresa.arriveAsGuide()
    await teresa.next('Open the circle')
    for (const [name, attendance, pitch] of WOMEN) {
      const her = await six.seat(browser, name, pitch, women[name])
      await her.arrive(attendance)
      await teresa.letIn(name)
      await expect(her.page.locator('[data-screen="room"]')).toBeVisible()
    }
    await teresa.next(/Begin round one with you/)
    await teresa.next(/Begin round one with you/)
    await teresa.says('You have the piece.')
    return six
  }

  private async seat(browser: Browser, name: string, pitch: number, woman = this.fixture.guide): Promise<WomanPage> {
    // Hannah's ears are ours and not the page's: our policy would keep them out.
    const context = await this.fixture.browserOf(browser, woman, pitch, { bypassCSP: name === 'Hannah' })
    if (name === 'Ines' || name === 'Wren') await this.networks[name].lead(context)
    const page = await context.newPage()
    const views: number[] = []
    const refusals: number[] = []
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).startsWith('42["gathering:view"')) views.push(Date.now())
        if (/^43.*"try-again"/.test(String(payload))) refusals.push(Date.now())
      }),
    )
    await page.goto(this.fixture.url)
    const her = new WomanPage(page, name)
    this.pages.set(name, her)
    this.views.set(name, views)
    this.refusals.set(name, refusals)
    return her
  }

  her(name: string): WomanPage {
    return this.pages.get(name)!
  }

  get all(): WomanPage[] {
    return [...this.pages.values()]
  }

  /** The process that everybody is at, while there is only one. */
  get app(): AppProcess {
    return this.fixture.apps.at(-1)!
  }

  /** The facilitator gives her the piece; she takes it, and Hannah hears her. Resolves with her turn. */
  async speaks(name: string): Promise<number> {
    await this.isGiven(name)
    await this.her(name).press('Take it')
    await this.her(name).says('You have the piece.')
    await this.hears()
    const { piece } = (await this.truth()).state
    if (piece.at !== 'held') throw new Error(`The piece is ${piece.at}.`)
    return piece.turn
  }

  /** From wherever the piece is. */
  async isGiven(name: string): Promise<void> {
    const teresa = this.her('Teresa')
    const { piece } = (await this.truth()).state
    if (
      piece.at === 'held' &&
      !(await teresa
        .button(/^Pass it on/)
        .first()
        .isVisible())
    ) {
      await teresa.press('Take the piece back')
      await teresa.hasThePiece()
    }
    await teresa.openPart('The order')
    await teresa.press(`Give the piece to ${name}`)
    await this.her(name).says('The piece has come to you.')
  }

  /** Resolves when anybody is heard now, by Hannah, who hears all that the SFU sends; with the instant it began. */
  async hears(since = 0, within = 10_000): Promise<number> {
    return waitFor(
      'somebody to be heard',
      async () => (await this.heard()).find(({ from, to }) => from >= since && to === Infinity)?.from,
      within,
    )
  }

  async silence(): Promise<void> {
    await waitFor('silence', async () => (await this.heard()).every(({ to }) => to !== Infinity))
  }

  heard() {
    return heardBy(this.her('Hannah').page)
  }

  /** The longest silence from `since` until now, in milliseconds. */
  async longestGap(since: number): Promise<number> {
    const now = Date.now()
    const sounds = (await this.heard()).filter(({ to }) => to > since)
    const ends = [since, ...sounds.map(({ to }) => Math.min(to, now))]
    const begins = [...sounds.map(({ from }) => from), now]
    return Math.max(...begins.map((begin, k) => begin - ends[k]!))
  }

  /** Resolves when her page was sent a view after `since`; with the instant of it. */
  viewAfter(name: string, since: number, within = 20_000): Promise<number> {
    return waitFor(`a view at ${name}'s page`, () => this.views.get(name)!.find((at) => at > since), within)
  }

  /** The last of all pages to have a view after `since`. */
  async viewsAfter(since: number, within?: number): Promise<number> {
    return Math.max(...(await Promise.all([...this.pages.keys()].map((name) => this.viewAfter(name, since, within)))))
  }

  /** Resolves when something of hers was politely refused after `since`: to be tried again. */
  refusedAfter(name: string, since: number, within = 10_000): Promise<number> {
    return waitFor(`a polite refusal to ${name}`, () => this.refusals.get(name)!.find((at) => at > since), within)
  }

  /** What the database holds, read past the app. */
  async truth(): Promise<Opened> {
    const db = openDatabase({ url: this.postgres.url, connections: 1 })
    try {
      return await openGathering(db, this.fixture.dataDir, this.fixture.gathering, this.fixture.happened)
    } finally {
      await db.destroy()
    }
  }

  /** Who was counted as dropped meanwhile, by name. */
  async droppedSince(before: Opened): Promise<string[]> {
    const { events, state } = await this.truth()
    return events
      .slice(before.events.length)
      .flatMap((event) => (event.type === 'presence.dropped' ? [state.seats[event.who]?.name ?? event.who] : []))
  }

  /** All is there that was there before: every event, every woman, and the state is what the events say. */
  async lostSince(before: Opened): Promise<'nothing'> {
    const now = await this.truth()
    expect(now.folded).toEqual(now.state)
    expect(now.events.slice(0, before.events.length)).toEqual(before.events)
    expect(Object.values(now.state.seats).map(({ name }) => name)).toEqual(
      expect.arrayContaining([...this.pages.keys()]),
    )
    for (const her of this.all) await expect(her.page.locator('[data-screen="room"]')).toBeVisible()
    return 'nothing'
  }

  async close(): Promise<void> {
    for (const network of Object.values(this.networks)) network.close()
    for (const her of this.all) await her.page.context().close()
    await this.fixture.stop()
    await this.front.close()
    await this.liveKit.stop()
  }
}
