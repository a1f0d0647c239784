// A client turned against us, in the whole app: it ignores the goodbye, closes nothing and goes on sending and hearing. How
// soon after the facilitator's or its own press nothing comes through any more is read from the packets themselves.
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import { type Arrived, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { openApp, type OpenApp } from '../integration/open-app.ts'
import { type MediaSetup, pageAt, startMediaSetup, stopMediaSetup } from './gate-fixture.ts'

/** From the answer to the press until the last sound, ms; a packet of Opus holds 20 ms. */
const LATEST = 60
/** The SFU ends a track with empty frames, which nobody hears, ms. */
const EMPTY = 300
const SHARING = ['ana', 'bea', 'cleo', 'dora', 'elin', 'fred'] as const

let grounds: MediaSetup
let app: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>
let pages: Record<string, Page>

beforeAll(async () => {
  grounds = await startMediaSetup()
  const { url, key, secret } = grounds.livekit
  app = await openApp({ env: { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } })
  seeded = await seedCircle(app.db, {
    teresa: 'facilitator',
    lis: 'member',
    ...Object.fromEntries(SHARING.map((name) => [name, 'member' as const])),
  })
  const fixture = { url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } }
  people = await openCircle(fixture, seeded, 'teresa', SHARING, ['lis'])
  pages = { teresa: await joins('teresa'), lis: await joins('lis') }
  await pages['teresa']!.evaluate(() => window.page.prepare())
  await pages['lis']!.evaluate(() => window.page.hearing.watchPackets())
})
afterAll(async () => {
  for (const page of Object.values(pages ?? {})) await page.context().close()
  for (const one of Object.values(people ?? {})) one.close()
  await app?.close()
  await stopMediaSetup(grounds)
})

async function joins(name: string): Promise<Page> {
  const her = people[name]!
  const page = await pageAt(grounds, app.url, her.cookie.split(';')[0]!)
  await page.evaluate((token) => window.page.join(token), `${seeded.gathering}.${her.room().you.mediaId}`)
  return page
}

const does = async (name: string, command: PersonCommand): Promise<number> => {
  const answer = await people[name]!.send(command)
  const at = Date.now()
  expect(answer).toMatchObject({ ok: true })
  return at
}
const turn = (name: string): number => (people[name]!.room().piece as { turn: number }).turn

/** She has the piece, speaks, and from now on ends nothing by herself. */
async function speaks(name: string): Promise<Page> {
  const her = people[name]!
  const page = await joins(name)
  await people['teresa']!.send({ type: 'round.begin', prompt: '' }) // refused while one runs
  const { piece } = people['teresa']!.room()
  const hers = piece.at === 'offered' && piece.to === her.who // the ring had come to her
  if (!hers) await does('teresa', { type: 'piece.give', turn: turn('teresa'), to: her.who })
  await her.seesRoom('the offer', ({ piece }) => piece.at === 'offered' && piece.to === her.who)
  await page.waitForFunction(() => window.page.maySend())
  await page.evaluate(() => window.page.prepare())
  await does(name, { type: 'piece.take', turn: turn(name) })
  await page.evaluate(() => window.page.take())
  await pages['lis']!.evaluate(() => window.page.hearing.reset())
  await pages['lis']!.waitForFunction(() => window.page.hearing.ms() > 0 && window.page.hearing.first() !== null)
  await page.evaluate(() => window.page.stubborn())
  return page
}

/** Teresa speaks, and she who is to hear her does, and ends nothing by herself. */
async function hears(name: string): Promise<Page> {
  const page = await joins(name)
  await pages['teresa']!.evaluate(() => window.page.take())
  await page.evaluate(() => {
    window.page.hearing.watchPackets()
    window.page.hearing.reset()
  })
  await page.waitForFunction(() => window.page.hearing.first() !== null)
  await page.evaluate(() => window.page.stubborn())
  return page
}

/** When the last packet with sound came to this page: no more for half a second. */
async function lastPacket(page: Page): Promise<number> {
  for (let before = -1, until = Date.now() + 20_000; ;) {
    if (Date.now() > until) throw new Error('Packets with sound go on and on.')
    const { count, at } = await page.evaluate(async () => {
      const now = window.page.hearing.packets()
      await window.page.hearing.during(500)
      return now
    })
    if (count === before) return at
    before = count
  }
}

const lasts: string[] = []
const tell = (what: string, after: number) => lasts.push(`${what}: ${Math.round(after)} ms`)
afterAll(() => console.log(`After the answer to the press the last packet came at\n  ${lasts.join('\n  ')}`))

test.each(['hold.remove', 'hold.to-waiting'] as const)(
  'she who hears and ignores the goodbye of %s gets no packet of sound any more (G4)',
  async (type) => {
    const name = type === 'hold.remove' ? 'ana' : 'bea'
    const page = await hears(name)
    const answered = await does('teresa', { type, who: people[name]!.who })
    const after = (await lastPacket(page)) - answered
    tell(`${type}, to her`, after)
    expect(after).toBeLessThan(LATEST)
  },
)

type End = { of: (typeof SHARING)[number]; by: string; command: () => PersonCommand }
const ends: Record<string, End> = {
  'is removed, ignores the goodbye and goes on talking (G4)': {
    of: 'cleo',
    by: 'teresa',
    command: () => ({ type: 'hold.remove', who: people['cleo']!.who }),
  },
  'is sent back to waiting, ignores the goodbye and goes on talking (G4)': {
    of: 'dora',
    by: 'teresa',
    command: () => ({ type: 'hold.to-waiting', who: people['dora']!.who }),
  },
  'is moved to listening and goes on talking (G10)': {
    of: 'elin',
    by: 'teresa',
    command: () => ({ type: 'hold.to-listening', who: people['elin']!.who }),
  },
  'passes the piece on and goes on talking (G9)': {
    of: 'fred',
    by: 'fred',
    command: () => ({ type: 'piece.pass', turn: turn('fred') }),
  },
}
test.each(Object.entries(ends))('nobody hears a woman any more who %s', async (what, { of, by, command }) => {
  await pages['teresa']!.evaluate(() => window.page.rest())
  await lastPacket(pages['lis']!)
  const page = await speaks(of)
  const answered = await does(by, command())
  const last = await lastPacket(pages['lis']!)
  const heard = await pages['lis']!.evaluate(() => window.page.hearing.last())
  tell(`of her who ${what}`, last - answered)
  tell('  heard by a listener, with her jitter buffer', heard - answered)
  expect(heard - answered).toBeLessThan(LATEST)
  expect(last - answered).toBeLessThan(EMPTY)
  await page.context().close()
})
