// Deadlines are instants in the state: they are met, they outlive a process, and they survive a clock that was set.
import { type Database, openDatabase } from '@circle/server/db/database'
import { nextDeadline } from '@circle/shared/gathering/due'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startDatabaseProxy } from '../support/database-proxy.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, connect, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { openGathering } from '../support/opened.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

let ground: Storage
let fixture: ServerFixture
let clock: TestClock
let seeded: SeededCircle

beforeEach(async () => {
  ground = await newStorage()
  clock = testClock()
  fixture = await openServerFixture({ ...ground, clock })
  seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member', maja: 'member' })
})
afterEach(async () => {
  await fixture.close()
  await ground.clear()
})

const opened = () => openGathering(fixture.db, ground.dataDir, seeded.gathering)
const piece = async () => (await opened()).state.piece

/** Teresa has passed the piece on, and Ana is asked whether she takes it. */
async function offeredToAna(): Promise<{ teresa: Arrived; ana: Arrived; maja: Arrived; until: number }> {
  const { teresa, ana, maja } = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja'])
  await teresa!.send({ type: 'round.begin', prompt: '' })
  await teresa!.seesRoom('her turn', (room) => room.piece.at === 'held')
  await teresa!.send({ type: 'piece.pass', turn: teresa!.room().piece.turn })
  const offer = await ana!.seesRoom('the offer', (room) =>
    room.piece.at === 'offered' && room.piece.to === ana!.who ? room.piece : null,
  )
  return { teresa: teresa!, ana: ana!, maja: maja!, until: offer.until }
}

describe('a deadline', () => {
  it('stands on the row of the gathering, for every process to see', async () => {
    await offeredToAna()
    const row = await fixture.db
      .selectFrom('gathering')
      .select('next_deadline')
      .where('id', '=', seeded.gathering)
      .executeTakeFirst()
    expect(row?.next_deadline?.getTime()).toBe(nextDeadline((await opened()).state))
  })

  it('is met within a second, and not before its time', async () => {
    const { maja, until } = await offeredToAna()
    clock.turn(until - clock.now() - 500)
    const lapsed = await maja.seesRoom(
      'the next offer',
      (room) => room.piece.at === 'offered' && room.piece.to === maja.who && clock.now(),
    )
    expect(lapsed).toBeGreaterThanOrEqual(until)
    expect(lapsed).toBeLessThan(until + 1500)
    const ended = (await opened()).events.find((event) => event.type === 'piece.ended' && event.at >= until)
    expect(ended).toBeDefined()
  })

  it('does nothing when she took it before', async () => {
    const { ana, until } = await offeredToAna()
    const { turn } = ana.room().piece
    await ana.send({ type: 'piece.take', turn })
    const { seq } = (await opened()).state
    clock.turn(until - clock.now() + SECOND)
    expect(
      await fixture.gatherings.live.submitSystem(seeded.gathering, `offer-lapsed:${turn}`, {
        type: 'offer.lapse',
        turn,
      }),
    ).toMatchObject({ ok: false })
    expect((await opened()).state.seq).toBe(seq)
  })

  it('in the past of a command is refused to her as moved on, once it is committed', async () => {
    const { ana, maja, until } = await offeredToAna()
    const { turn } = ana.room().piece
    clock.turn(until - clock.now())
    await maja.seesRoom('the next offer', (room) => room.piece.at === 'offered' && room.piece.to === maja.who)
    expect(await ana.send({ type: 'piece.take', turn })).toEqual({ ok: false, code: 'offer-moved-on' })
  })
})

describe('while no process lived', () => {
  it('an offer that fell due has its full length once more from the boot', async () => {
    const { ana } = await offeredToAna()
    await fixture.close()
    clock.turn(5 * MINUTE)
    fixture = await openServerFixture({ ...ground, clock })
    const booted = clock.now()
    await waitFor('the circle to go on', async () =>
      (await opened()).events.some((event) => event.type === 'gathering.resumed'),
    )
    const now = await piece()
    if (now.at !== 'offered') throw new Error(`The piece is ${now.at}.`)
    expect(now.to).toBe(ana.who)
    expect(now.until).toBeGreaterThan(booted + 25 * SECOND)
    expect(now.until).toBeLessThan(booted + 35 * SECOND)
    const again = connect({ url: fixture.url, gathering: seeded.gathering, cookie: ana.cookie })
    await again.seesRoom('her offer', (room) => room.piece.at === 'offered')
  })

  it('soft time ran on, as the sound did', async () => {
    const { teresa, ana } = await offeredToAna()
    await ana.send({ type: 'piece.take', turn: ana.room().piece.turn })
    const held = await teresa.seesRoom('that she holds', (room) => (room.piece.at === 'held' ? room.piece : null))
    await fixture.close()
    clock.turn(MINUTE)
    fixture = await openServerFixture({ ...ground, clock })
    const again = connect({ url: fixture.url, gathering: seeded.gathering, cookie: teresa.cookie })
    await again.seesRoom('the same time', (room) => room.piece.at === 'held' && room.piece.softUntil === held.softUntil)
  })

  it('an offer is given back also when the process was killed a moment ago and its lease still stands', async () => {
    await fixture.close()
    const wire = await startDatabaseProxy(ground.databaseUrl)
    const killed = await openServerFixture({ ...ground, clock, databaseUrl: wire.url })
    fixture = killed
    const { ana } = await offeredToAna()
    wire.cut()
    killed.io.disconnectSockets(true)
    clock.turn(31 * SECOND)
    fixture = await openServerFixture({ ...ground, clock })
    await waitFor('the circle to go on', async () =>
      (await opened()).events.some((event) => event.type === 'gathering.resumed'),
    )
    expect(await piece()).toMatchObject({ at: 'offered', to: ana.who })
    await killed.close()
    await wire.close()
  })
})

describe('a clock that stands behind the last event at the start', () => {
  async function setBack(by: number, others: 'gone' | 'alive'): Promise<void> {
    await fixture.close()
    if (others === 'gone') await onGround((db) => db.deleteFrom('process_lease').execute())
    clock = testClock()
    clock.turn(-by)
    fixture = await openServerFixture({ ...ground, clock })
  }

  it('moves open deadlines to its own time', async () => {
    const { until } = await offeredToAna()
    await setBack(60 * MINUTE, 'gone')
    const { state, folded, events } = await opened()
    expect(events.some((event) => event.type === 'clock.stepped')).toBe(true)
    if (state.piece.at !== 'offered') throw new Error(`The piece is ${state.piece.at}.`)
    expect(until - state.piece.until).toBeGreaterThan(59 * MINUTE)
    expect(state.piece.until - clock.now()).toBeLessThan(31 * SECOND)
    expect(folded).toEqual(state)
  })

  it("goes ahead to the others' time when it is not alone", async () => {
    const { until } = await offeredToAna()
    await setBack(20 * SECOND, 'alive')
    const { state, events } = await opened()
    expect(events.some((event) => event.type === 'clock.stepped')).toBe(false)
    expect(state.piece).toMatchObject({ until })
    expect(clock.now()).toBeGreaterThanOrEqual(events.at(-1)!.at)
  })
})

async function onGround(work: (db: Database) => Promise<unknown>): Promise<void> {
  const db = openDatabase({ url: ground.databaseUrl })
  await work(db)
  await db.destroy()
}
