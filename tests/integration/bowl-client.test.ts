// The client side of the bowl as browsers run it, against the real server: from a credential to the last word about a note.
// Only its timers are quicker than hers; ticks come by the test's clock.
import { randomBytes, webcrypto } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BowlEngine } from '../../web/src/bowl/bowl-engine.ts'
import { feedEngine } from '../../web/src/bowl/feed-engine.ts'
import { wordList } from '@circle/shared/word-list'
import { tick } from '../support/bowl.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

const MEMBERS = ['ana', 'maja', 'ines', 'wren'] as const
const QUICKER = 1000
let ground: Storage
let fixture: ServerFixture
let clock: TestClock
let seeded: SeededCircle
let people: Record<string, Arrived>
let bowls: Record<string, Hers>

type Hers = { engine: BowlEngine; busy(): number; doubts: number }

/** Her page: the engine over the socket she has. */
function pageOf(her: Arrived): Hers {
  let timers = 0
  const hers: Hers = { engine: null as never, busy: () => timers, doubts: 0 }
  hers.engine = new BowlEngine(seeded.gathering, {
    subtle: webcrypto.subtle as SubtleCrypto,
    random: (length) => Uint8Array.from(randomBytes(length)),
    after(milliseconds, act) {
      timers += 1
      const timer = setTimeout(() => {
        timers -= 1
        act()
      }, milliseconds / QUICKER)
      return () => {
        timers -= 1
        clearTimeout(timer)
      }
    },
    crypto: () => import('../../web/src/bowl/lazy-crypto.ts'),
    wordList: async () => wordList,
    credential: (blinded) =>
      her.socket
        .timeout(8_000)
        .emitWithAck('bowl:credential', blinded)
        .catch(() => null),
    post: async (body) => void (await fetch(`${fixture.url}/bowl/${seeded.gathering}`, { method: 'POST', body })),
    doubt: () => {
      hers.doubts += 1
    },
  })
  const feed = feedEngine(hers.engine)
  const tell = () =>
    feed({
      view: her.view(),
      here: true,
      elsewhere: false,
      closed: null,
      health: null,
      unheard: { cutOff: [], closed: null },
    })
  her.socket.on('gathering:view', tell)
  her.socket.on('bowl:tick', (told) => hers.engine.tick(told))
  tell()
  return hers
}

beforeEach(async () => {
  ground = await newStorage()
  clock = testClock()
  fixture = await openServerFixture({ ...ground, clock })
  seeded = await seedCircle(fixture.db, {
    teresa: 'facilitator',
    ana: 'member',
    maja: 'member',
    ines: 'member',
    wren: 'member',
  })
  people = await openCircle(fixture, seeded, 'teresa', MEMBERS)
  bowls = Object.fromEntries(Object.entries(people).map(([name, her]) => [name, pageOf(her)]))
  for (const [name, { engine }] of Object.entries(bowls)) {
    await waitFor(`the credential of ${name}`, () => engine.snapshot().readiness === 'ready')
  }
})
afterEach(async () => {
  for (const { engine } of Object.values(bowls)) engine.close()
  await fixture.close()
  await ground.clear()
})

const states = (name: string) => bowls[name]!.engine.snapshot().notes.map(({ state }) => state)

/** Ticks until it is so, at most `most`; each lasts until everybody's posts are in. */
async function ticksUntil(so: () => boolean, most: number): Promise<number> {
  for (let ticks = 1; ticks <= most; ticks += 1) {
    const told = await tick(fixture.gatherings.live, clock, seeded.gathering)
    await waitFor('the tick at all pages', () =>
      Object.values(people).every(({ frames }) =>
        frames.some(({ event, args }) => event === 'bowl:tick' && (args[0] as { tick: number }).tick === told.tick),
      ),
    )
    await waitFor('all posts', () => Object.values(bowls).every(({ busy }) => busy() === 0))
    await fixture.gatherings.bowl.idle()
    if (so()) return ticks
  }
  throw new Error(`Not so after ${most} ticks.`)
}

it('takes her note into the bowl, tells her alone when it was laid for all, and what was never read at the end', async () => {
  const words = Object.values(bowls).map(({ engine }) => engine.snapshot().words)
  await waitFor('six words', () => Object.values(bowls).every(({ engine }) => engine.snapshot().words?.length === 6))
  expect(new Set(words.map(String)).size).toBe(1)

  expect(bowls['ana']!.engine.lay('The sea was loud.')).toBe('sent')
  expect(await ticksUntil(() => states('ana')[0] === 'in-the-bowl', 20)).toBeGreaterThan(2)
  const rows = await fixture.db.selectFrom('note').selectAll().where('gathering', '=', seeded.gathering).execute()
  expect(rows).toHaveLength(1)

  expect(await people['teresa']!.send({ type: 'bowl.announce', when: 'now' })).toMatchObject({ ok: true })
  expect(await people['teresa']!.send({ type: 'note.draw' })).toMatchObject({ ok: true })
  const note = await people['teresa']!.seesRoom('the note', (room) => room.desk?.bowl?.inHand)
  expect(note.text).toBe('The sea was loud.')
  expect(await people['teresa']!.send({ type: 'note.lay', id: note.id })).toMatchObject({ ok: true })
  await ticksUntil(() => states('ana')[0] === 'read-to-all', 2)

  bowls['maja']!.engine.lay('Nobody reads this.')
  await ticksUntil(() => states('maja')[0] === 'in-the-bowl', 20)
  bowls['ines']!.engine.lay('Nor this.')
  expect(await people['teresa']!.send({ type: 'gathering.end', unread: true })).toMatchObject({ ok: true })
  await waitFor('the last words', () => states('maja')[0] === 'not-read' && states('ines')[0] === 'not-read')
  expect(states('ana')).toEqual(['read-to-all'])
  expect(states('wren')).toEqual([])
  expect(Object.values(bowls).map(({ doubts }) => doubts)).toEqual([0, 0, 0, 0, 0])
})

it('withdraws a note that lies in the bowl', async () => {
  bowls['ana']!.engine.lay('I take this back.')
  await ticksUntil(() => states('ana')[0] === 'in-the-bowl', 20)
  bowls['ana']!.engine.withdraw(1)
  await ticksUntil(() => states('ana')[0] === 'withdrawn', 6)
  const [row] = await fixture.db.selectFrom('note').selectAll().where('gathering', '=', seeded.gathering).execute()
  expect(row?.status).toBe('withdrawn')
})
