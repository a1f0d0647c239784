// Twenty-five women come within ten seconds: four in browsers of their own, the others by scripted sockets, each with a fresh
// invitation (one hashing of words), the agreement, the knock, the door and a credential for the bowl. Measured: when all are
// inside, and how late the event loop of the app was meanwhile.
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { takeVoice } from '../support/bowl.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide } from '../support/guide.ts'
import { WomanPage } from '../support/woman-page.ts'
import { startLiveKit } from '../support/livekit.ts'
import { loopWatch } from '../support/loop-of.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { chromiumBench } from './parts/browser.ts'
import { keepSamples, lastLine, progress, tails } from './parts/samples.ts'

const MEMBERS = 25
const BROWSERS = Number(process.argv[2] ?? 4)
/** From the first to the last, ms. */
const WITHIN = 10_000

await chromiumBench(async (browser) => {
  const watch = loopWatch()
  const stopPostgres = await startTestPostgres()
  const liveKit = await startLiveKit()
  const fixture = await CircleFixture.open({ liveKit, env: watch.env })
  const guide = await Guide.open(fixture)
  try {
    const invitations = await Promise.all(Array.from({ length: MEMBERS }, () => fixture.invite()))
    const stop = admitsWhoKnocks(guide)
    await watch.report(fixture.apps[0]!.pid)
    const began = performance.now()
    const arrivals = invitations.map(async (token, number) => {
      await wait((number * WITHIN) / (MEMBERS - 1))
      const from = performance.now()
      const inBrowser = number % Math.ceil(MEMBERS / BROWSERS) === 0
      await (inBrowser ? byBrowser(fixture, browser, token, number) : bySocket(fixture, token, number))
      const took = performance.now() - from
      progress(
        `${inBrowser ? 'a browser' : 'a socket'}: ${took.toFixed(0)} ms, inside ${((performance.now() - began) / 1000).toFixed(1)} s after the first`,
      )
      return { inBrowser, took }
    })
    const each = await Promise.all(arrivals)
    const all = performance.now() - began
    const { p50, p99, max } = await watch.report(fixture.apps[0]!.pid)
    stop()
    keepSamples('arrivals', { unit: 'ms', all, each })
    const took = (inBrowser: boolean) => tails(each.filter((one) => one.inBrowser === inBrowser).map((one) => one.took))
    lastLine({
      bench: 'arrivals',
      unit: 'ms',
      members: MEMBERS,
      browsers: each.filter((one) => one.inBrowser).length,
      all: Math.round(all),
      browser: took(true),
      socket: took(false),
      loop: { p50, p99, max },
    })
  } finally {
    guide.close()
    await fixture.stop()
    await liveKit.stop()
    await stopPostgres()
  }
})

/** As a facilitator does whose door stands open: whoever stands at it is let in. Returns the way to stop. */
function admitsWhoKnocks({ member }: Guide): () => void {
  const admit = (): void => {
    for (const { id } of member.room().desk!.waiting) void member.send({ type: 'door.admit', who: id })
  }
  member.socket.on('gathering:view', admit)
  return () => void member.socket.off('gathering:view', admit)
}

function nameOf(number: number): string {
  return `Wren ${String.fromCharCode(97 + number)}${number}`
}

async function bySocket(fixture: CircleFixture, token: string, number: number): Promise<void> {
  const her = await fixture.scripted(
    await fixture.take(token, nameOf(number)),
    number % 2 === 0 ? 'sharing' : 'listening',
  )
  await her.seesRoom('her seat', ({ bowl }) => bowl, 20_000)
  await takeVoice(her, fixture.gathering)
}

async function byBrowser(fixture: CircleFixture, browser: Browser, token: string, number: number): Promise<void> {
  const woman = await fixture.take(token, nameOf(number))
  const her = await WomanPage.open(await fixture.browserOf(browser, woman), fixture.url, woman.name)
  await her.toTheWays()
  await her.press(/^Share/)
  await her.press('Go to the waiting room') // where she hardly sees it: the door stands open
  await her.page.locator('html[data-screen="room"]').waitFor({ state: 'attached', timeout: 30_000 })
}
