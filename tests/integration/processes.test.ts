// Several processes on one database: they tell each other what happened, one does what is due, and the dead one's
// women are looked after.
import { type Database, openDatabase } from '@circle/server/db/database'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, connect, knock, seedCircle, type SeededCircle } from '../support/members.ts'
import { commandRowsOf, openGathering } from '../support/opened.ts'
import { testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let direct: Database
/** The wires to the database of the two. */
let wires: Map<ServerFixture, DatabaseProxy>
let one: ServerFixture
let other: ServerFixture
let born: number
let seeded: SeededCircle
const clock = testClock()

beforeEach(async () => {
  ground = await newStorage()
  direct = openDatabase({ url: ground.databaseUrl })
  wires = new Map()
  one = await openWired()
  other = await openWired()
  born = performance.now()
  seeded = await seedCircle(direct, { teresa: 'facilitator', ana: 'member', maja: 'member' })
})
afterEach(async () => {
  for (const wire of wires.values()) wire.restore()
  await Promise.all([one.close(), other.close()])
  for (const wire of wires.values()) await wire.close()
  await direct.destroy()
  await ground.clear()
})

async function openWired(): Promise<ServerFixture> {
  const wire = await startDatabaseProxy(ground.databaseUrl)
  const fixture = await openServerFixture({ ...ground, clock, databaseUrl: wire.url })
  wires.set(fixture, wire)
  return fixture
}

/** Teresa and Maja at the first process, Ana at the other; the circle is open and all are inside. */
async function splitCircle(): Promise<{ teresa: Arrived; ana: Arrived; maja: Arrived }> {
  const teresa = await knock(one, seeded, 'teresa')
  await teresa.send({ type: 'gathering.open' })
  const ana = await knock(other, seeded, 'ana')
  const maja = await knock(one, seeded, 'maja')
  await teresa.seesRoom('both at the door', (room) => room.desk?.waiting.length === 2)
  await teresa.send({ type: 'door.admit-all' })
  await ana.seesRoom('her seat', (room) => room.you)
  await maja.seesRoom('her seat', (room) => room.you)
  return { teresa, ana, maja }
}
const cut = (fixture: ServerFixture): void => wires.get(fixture)!.cut()
const restore = (fixture: ServerFixture): void => wires.get(fixture)!.restore()
const presence = async (who: string) => (await opened()).state.seats[who]?.presence.is
const opened = () => openGathering(direct, ground.dataDir, seeded.gathering)
const offeredTo = (her: Arrived) =>
  her.seesRoom('the offer', (room) => room.piece.at === 'offered' && room.piece.to === her.who)
const holds = (her: Arrived) =>
  her.seesRoom('the piece', (room) => room.piece.at === 'held' && room.piece.by === her.who)

describe('two processes', () => {
  it('hold one round together', async () => {
    const { teresa, ana, maja } = await splitCircle()
    await teresa.send({ type: 'round.begin', prompt: 'What carried you?' })
    await holds(teresa)
    await teresa.send({ type: 'piece.pass', turn: teresa.room().piece.turn })
    for (const [her, next] of [
      [ana, maja],
      [maja, teresa],
    ] as const) {
      await offeredTo(her)
      await her.send({ type: 'piece.take', turn: her.room().piece.turn })
      await holds(her)
      await next.seesRoom('that she holds', (room) => room.piece.at === 'held' && room.piece.by === her.who)
      await her.send({ type: 'piece.pass', turn: her.room().piece.turn })
    }
    await ana.seesRoom('the end of the round', (room) => room.round?.over)
    const { state, folded } = await opened()
    expect(folded).toEqual(state)
  })

  it('do together what is due, and one alone takes effect', async () => {
    const { teresa, ana, maja } = await splitCircle()
    await teresa.send({ type: 'round.begin', prompt: '' })
    await holds(teresa)
    await teresa.send({ type: 'piece.pass', turn: teresa.room().piece.turn })
    await offeredTo(ana)
    const { turn } = ana.room().piece
    clock.turn(31_000)
    await offeredTo(maja)
    const { events } = await opened()
    expect(events.filter((event) => event.type === 'piece.ended' && event.who === ana.who)).toHaveLength(1)
    expect(await commandRowsOf(direct, ground.dataDir, seeded.gathering, 'system', `offer-lapsed:${turn}`)).toBe(1)
  })

  it('tell each other of a sign-out', async () => {
    const { ana } = await splitCircle()
    const from = performance.now()
    await one.sessions.endAll(ana.account)
    expect((await ana.heard('gathering:closed')).args).toEqual(['signed-out'])
    expect(performance.now() - from).toBeLessThan(1000)
  })

  it('close her line at the other process within a second when she is removed, and refuse her at both', async () => {
    const { teresa, ana } = await splitCircle()
    const from = performance.now()
    await teresa.send({ type: 'hold.remove', who: ana.who })
    expect((await ana.heard('gathering:closed')).args).toEqual(['removed'])
    expect(performance.now() - from).toBeLessThan(1000)
    for (const { url } of [one, other]) {
      const again = connect({ url, gathering: seeded.gathering, cookie: ana.cookie })
      expect(await waitFor('the refusal', () => again.refused())).toBe('removed')
    }
  })

  it('move her seat from a device at one to a device at the other', async () => {
    const { ana } = await splitCircle()
    const second = connect({ url: one.url, gathering: seeded.gathering, cookie: ana.cookie })
    await second.heard('gathering:elsewhere')
    await second.sendRaw('gathering:move-here')
    await second.seesRoom('her seat', (room) => room.you.id === ana.who)
    await ana.heard('gathering:moved')
  })
})

describe('a process that lost its database for a moment', () => {
  it('shows its women what happened meanwhile', async () => {
    const { teresa, ana, maja } = await splitCircle()
    cut(other)
    await teresa.send({ type: 'round.begin', prompt: 'What did you miss?' })
    await maja.seesRoom('the round', (room) => room.round?.prompt)
    expect(ana.room().round).toBeNull()
    restore(other)
    await ana.seesRoom('what she missed', (room) => room.round?.prompt === 'What did you miss?')
    expect(ana.socket.connected).toBe(true)
  })

  it('closes whoever was removed meanwhile', async () => {
    const { teresa, ana } = await splitCircle()
    cut(other)
    await teresa.send({ type: 'hold.remove', who: ana.who })
    expect(ana.socket.connected).toBe(true)
    restore(other)
    expect((await ana.heard('gathering:closed')).args).toEqual(['removed'])
  })

  it('closes everybody when the circle ended meanwhile', async () => {
    const { teresa, ana } = await splitCircle()
    cut(other)
    await teresa.send({ type: 'gathering.end' })
    restore(other)
    expect((await ana.heard('gathering:closed')).args).toEqual(['ended'])
  })
})

describe('a dead process', () => {
  // Without its database and its lines it is dead for everybody else.
  const die = (fixture: ServerFixture): void => {
    cut(fixture)
    fixture.io.disconnectSockets(true)
  }
  /** A process judges only when it has lived as long as a lease itself. */
  const oldEnough = () => waitFor('both to be old enough to judge', () => performance.now() - born > 10_500, 12_000)

  it('has its women dropped by the survivor within fifteen seconds, and nobody else', async () => {
    await oldEnough()
    const { teresa, ana, maja } = await splitCircle()
    const from = performance.now()
    die(other)
    await waitFor('her drop', async () => (await presence(ana.who)) === 'dropped', 16_000)
    expect(performance.now() - from).toBeLessThan(15_000)
    expect([await presence(teresa.who), await presence(maja.who)]).toEqual(['here', 'here'])
  })

  it('gives its gatherings to the survivor, and never do two own one', async () => {
    await splitCircle()
    const owners = () => [one, other].filter((fixture) => fixture.gatherings.ownership.isOwner(seeded.gathering))
    const owner = await waitFor('an owner', () => owners()[0])
    const survivor = owner === one ? other : one
    let lost = 0
    owner.gatherings.ownership.onLost((gathering) => void (lost += gathering === seeded.gathering ? 1 : 0))
    die(owner)
    await waitFor(
      'the survivor to own it',
      () => {
        expect(owners().length).toBeLessThan(2)
        return survivor.gatherings.ownership.isOwner(seeded.gathering)
      },
      9000,
    )
    expect(owner.gatherings.ownership.isOwner(seeded.gathering)).toBe(false)
    expect(lost).toBe(1)
  })
})

describe('a database that is away for all, longer than a lease', () => {
  it('drops nobody when it is back', async () => {
    const { teresa, ana, maja } = await splitCircle()
    cut(one)
    cut(other)
    await waitFor('both leases to run out', async () => (await living()) === 0, 15_000)
    restore(one)
    restore(other)
    await waitFor('both to be back', async () => (await living()) === 2)
    expect(await ana.send({ type: 'rest.ask' })).toMatchObject({ ok: true })
    await teresa.seesRoom('her asking', (room) => room.desk?.pauseAsked.includes(ana.who))
    expect([await presence(teresa.who), await presence(ana.who), await presence(maja.who)]).toEqual([
      'here',
      'here',
      'here',
    ])
    expect((await opened()).events.filter((event) => event.type === 'presence.dropped')).toEqual([])
  })
})

async function living(): Promise<number> {
  const { rows } = await sql`select 1 from process_lease where expires_at > now()`.execute(direct)
  return rows.length
}
