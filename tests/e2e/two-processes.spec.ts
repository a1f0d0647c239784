// Two app processes on one database hold one round with the women split between them; one dies without a word while a
// woman on it speaks. Sound goes on, the turn stays hers, and nothing of it needs anybody's press.
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { CircleFixture } from '../support/circle-fixture.ts'
import { type StickyProxy, openStickyProxy } from '../support/sticky-proxy.ts'
import { keepDiary, longestGap } from '../support/gaps.ts'
import { Guide, turnOf } from '../support/guide.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { Witness } from '../support/witness.ts'

/** How much later what the app says to her arrives, ms. */
const SLOW = 600

let liveKit: SharedLiveKit
let front: StickyProxy
let fixture: CircleFixture

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  front = await openStickyProxy()
  fixture = await CircleFixture.open({ liveKit, front, apps: 2 })
})

test.afterAll(async () => {
  await fixture?.stop()
  await front?.close()
})

/** The processes that hold women's connections, as they know it of each other. */
async function holding(): Promise<string[]> {
  const client = new pg.Client({ connectionString: fixture.database.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ process: string }>('select distinct process from connection')
    return rows.map(({ process }) => process)
  } finally {
    await client.end()
  }
}

test('one round goes between two processes, and on when one dies in the middle of a turn', async ({ browser }) => {
  test.setTimeout(90_000)
  const [first] = fixture.apps
  const teresa = await Guide.open(fixture)
  const cookies = new Map<string, string>()
  const comes = async (name: string, pitch: number, on?: number) => {
    const woman = await fixture.newWoman(name)
    cookies.set(name, woman.cookie)
    if (on) front.place(woman.cookie, on)
    const her = await WomanPage.open(await fixture.browserOf(browser, woman, pitch), fixture.url, name)
    await her.arrive('sharing')
    await teresa.letIn(name)
    await expect(her.page.locator('[data-screen="room"]')).toBeVisible()
    return her
  }
  const marisol = await comes('Marisol', 440, first!.port)
  const ines = await comes('Ines', 550)
  const witness = await Witness.seat(fixture, browser, (name) => teresa.letIn(name))

  expect(await holding()).toHaveLength(2)

  await test.step('from Teresa on the second to Marisol on the first, and back to Ines on the second', async () => {
    await teresa.does({ type: 'round.begin', prompt: '' })
    await teresa.does({ type: 'piece.pass', ...(await turnOf(teresa.member, 'held')) })
    await marisol.press('Take it')
    await witness.hears('Marisol')
    await marisol.press('Pass it on')
    await ines.press('Take it')
    await witness.hears('Ines')
    await ines.press('Pass it on')
    await ines.says('This round is complete.')
  })

  const since = Date.now()
  await teresa.does({ type: 'round.begin', prompt: '' })
  await teresa.does({ type: 'piece.pass', ...(await turnOf(teresa.member, 'held')) })
  await marisol.press('Take it')
  await witness.hears('Marisol', since)
  const { turn } = await teresa.sees('her turn', ({ piece }) => (piece.at === 'held' ? piece : null))

  // A slow way back, as by phone: what her page asks the SFU when it comes again is answered that much later.
  front.slow(cookies.get('Marisol')!, SLOW)
  await Promise.all([keepDiary(marisol.page), keepDiary(witness.page)])
  const died = Date.now()
  await first!.kill()
  await test.step('the round of the others goes on', async () => {
    await ines.press('I’m ready')
    await ines.says('You are next, and ready.')
    await teresa.does({ type: 'piece.minute', turn })
  })
  await test.step('her page is back by itself, in the same turn and with her microphone as it was', async () => {
    const lines = () =>
      marisol.page.evaluate(() => {
        const all = window.circleEars.sockets.map(({ readyState }) => readyState)
        const [lost, there] = [WebSocket.CLOSED, WebSocket.OPEN].map(
          (state) => all.filter((one) => one === state).length,
        )
        return lost! >= 2 && there === 2 // the gathering's and the gate's; a try on her slow way may have been lost as well
      })
    await expect.poll(lines, { timeout: 20_000 }).toBe(true)
    // Then the dead one counts as dead, and what it left behind is judged: her line of then is not her line of now.
    await expect.poll(holding, { timeout: 20_000 }).toHaveLength(1)
    await marisol.says('You have the piece.')
    await expect(marisol.button('Microphone open')).toBeVisible()
    expect(teresa.member.room().piece).toMatchObject({ at: 'held', turn, keptUntil: null })
  })
  const gap = await longestGap(witness, 'Marisol', died, marisol.page)
  expect(gap.ms, gap.why).toBeLessThan(300)
  console.log(gap.why)

  await marisol.press('Pass it on')
  await ines.says('The piece has come to you.')
  await witness.silence()
  const taken = Date.now()
  await ines.press('Take it')
  await witness.hears('Ines', taken)
  // What the other process lets be heard the witness reads later, by way of the database; sound takes no such way. On a
  // crowded machine 849 ms were seen.
  expect(await witness.unlawful(1500, 1500)).toEqual([])
  teresa.close()
})
