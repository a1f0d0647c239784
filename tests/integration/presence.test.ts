// Who counts as here: a drop only after five seconds without a socket, one device at a time, and no stale word ever
// counts.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { connect, newCommandId, knock, openCircle, seedCircle } from '../support/members.ts'
import { openGathering } from '../support/opened.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let fixture: ServerFixture

beforeAll(async () => {
  ground = await newStorage()
  fixture = await openServerFixture(ground)
})
afterAll(async () => {
  await fixture.close()
  await ground.clear()
})
/** Each test has a circle of its own, so that their waiting runs side by side. */
async function circle() {
  const seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member' })
  const state = async () => (await fixture.gatherings.live.read(seeded.gathering))!
  const presence = async (who: string) => (await state()).seats[who]?.presence
  const onAnotherPage = (cookie: string, page?: string) =>
    connect({ url: fixture.url, gathering: seeded.gathering, cookie, ...(page && { page }) })
  return { seeded, state, presence, onAnotherPage }
}

const rowIsGone = (connection: string) => async () =>
  (await fixture.db.selectFrom('connection').select('id').where('id', '=', connection).execute()).length === 0

describe('a lost line', () => {
  it.concurrent('is a drop after five seconds, not earlier', async () => {
    const { seeded, presence } = await circle()
    const { ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const from = performance.now()
    ana!.cut()
    await waitFor('the drop', async () => (await presence(ana!.who))?.is === 'dropped', 9000)
    const ms = performance.now() - from
    expect(ms).toBeGreaterThan(4900)
    expect(ms).toBeLessThan(7000)
  })

  it.concurrent('is no drop when her page is back before, and its late drop does nothing', async () => {
    const { seeded, state, presence, onAnotherPage } = await circle()
    const page = newCommandId()
    const { teresa } = await openCircle(fixture, seeded, 'teresa', [])
    const ana = await knock(fixture, seeded, 'ana', 'sharing', { page })
    await teresa!.send({ type: 'door.admit', who: ana.who })
    const old = (await waitFor('her seat', () => presence(ana.who))).connection
    ana.cut()
    const again = onAnotherPage(ana.cookie, page)
    await again.seesRoom('her seat', (room) => room.you)
    const { seq } = await state()
    await waitFor('the late drop to be looked at', rowIsGone(old), 9000)
    expect(await presence(ana.who)).toMatchObject({ is: 'here' })
    expect((await state()).seq).toBe(seq)
    expect(again.frames.some((frame) => frame.event === 'gathering:elsewhere')).toBe(false)
  })

  it.concurrent('is a drop for somebody who waits, too, and her place is kept', async () => {
    const { seeded, onAnotherPage } = await circle()
    const { teresa } = await openCircle(fixture, seeded, 'teresa', [])
    const ana = await knock(fixture, seeded, 'ana')
    await teresa!.seesRoom('her knock', (room) => room.desk?.waiting.length === 1)
    ana.cut()
    await teresa!.seesRoom('that she is quiet', (room) => room.desk?.waiting[0]?.quiet, 9000)
    const again = onAnotherPage(ana.cookie)
    await again.sees('her place', (view) => view.audience === 'waiting')
    await teresa!.seesRoom('that she is back', (room) => room.desk?.waiting[0]?.quiet === false)
  })

  it.concurrent('that is being undone does not hide the end of the circle from her', async () => {
    const { seeded, state, presence } = await circle()
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const { connection } = (await presence(ana!.who))!
    await fixture.db.transaction().execute(async (trx) => {
      await sql`lock table connection in exclusive mode`.execute(trx)
      await fixture.gatherings.live.submitSystem(seeded.gathering, `drop:${connection}`, {
        type: 'presence.drop',
        who: ana!.who,
        connection,
      })
      await waitFor(
        'her return to wait for the table',
        async () =>
          (
            await sql`select 1 from pg_locks
        where relation = 'connection'::regclass and not granted and mode = 'RowExclusiveLock'`.execute(fixture.db)
          ).rows.length > 0,
      )
      expect((await teresa!.send({ type: 'gathering.end' })).ok).toBe(true)
      await teresa!.heard('gathering:closed')
    })
    expect((await state()).phase).toBe('ended')
    expect((await ana!.heard('gathering:closed')).args).toEqual(['ended'])
  })

  it.concurrent('whose page is back already does not send that page away, however late its word comes', async () => {
    const { seeded, presence } = await circle()
    const page = newCommandId()
    const { teresa } = await openCircle(fixture, seeded, 'teresa', [])
    const ana = await knock(fixture, seeded, 'ana', 'sharing', { page })
    await teresa!.send({ type: 'door.admit', who: ana.who })
    const now = (await waitFor('her seat', () => presence(ana.who))).connection
    const late = `${page}.the-line-before`
    await fixture.gatherings.live.submitSystem(seeded.gathering, `return:${late}`, {
      type: 'presence.return',
      who: ana.who,
      connection: late,
    })
    await waitFor('her place to be hers again', async () => {
      const is = await presence(ana.who)
      return is?.is === 'here' && is.connection !== late && is.connection.startsWith(page)
    })
    expect(now).not.toBe(late)
    expect(ana.frames.map(({ event }) => event)).not.toContain('gathering:moved')
    expect(ana.frames.map(({ event }) => event)).not.toContain('gathering:elsewhere')
    expect(ana.socket.connected).toBe(true)
    expect((await ana.send({ type: 'rest.ask' })).ok).toBe(true)
  })

  it.concurrent('after which she comes back is her turn again, on another page too', async () => {
    const { seeded, onAnotherPage } = await circle()
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    await teresa!.send({ type: 'round.begin', prompt: '' })
    await teresa!.seesRoom('her turn', (room) => room.piece.at === 'held')
    await teresa!.send({ type: 'piece.pass', turn: teresa!.room().piece.turn })
    await ana!.seesRoom('the offer', (room) => room.piece.at === 'offered')
    await ana!.send({ type: 'piece.take', turn: ana!.room().piece.turn })
    await ana!.seesRoom('the piece', (room) => room.piece.at === 'held')
    const { turn } = ana!.room().piece
    ana!.cut()
    await teresa!.seesRoom('that it is kept', (room) => room.piece.at === 'held' && room.piece.keptUntil, 9000)
    const again = onAnotherPage(ana!.cookie)
    await again.seesRoom(
      'her turn',
      (room) => room.piece.at === 'held' && room.piece.by === ana!.who && room.piece.keptUntil === null,
    )
    expect(again.room().piece.turn).toBe(turn)
  })
})

describe('a drop that is wrong', () => {
  it.concurrent('is undone by her living line, and her next loss counts', async () => {
    const { seeded, presence } = await circle()
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const { connection } = (await presence(ana!.who))!
    await fixture.gatherings.live.submitSystem(seeded.gathering, 'drop:by-mistake', {
      type: 'presence.drop',
      who: ana!.who,
      connection,
    })
    const back = await waitFor('her return', async () => {
      const now = await presence(ana!.who)
      return now?.is === 'here' ? now : null
    })
    expect(back.connection).not.toBe(connection)
    expect(ana!.socket.connected).toBe(true)
    expect(await ana!.send({ type: 'rest.ask' })).toMatchObject({ ok: true })
    ana!.cut()
    await waitFor('the true drop', async () => (await presence(ana!.who))?.is === 'dropped', 9000)
    await teresa!.seesRoom('that she is quiet', (room) => room.seats.find((seat) => seat.id === ana!.who)?.quiet)
  })
})

describe('her second device', () => {
  it.concurrent('is asked first, sees nothing and does nothing', async () => {
    const { seeded, onAnotherPage } = await circle()
    const { ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const second = onAnotherPage(ana!.cookie)
    await second.heard('gathering:elsewhere')
    expect(await second.send({ type: 'rest.ask' })).toEqual({ ok: false, code: 'elsewhere' })
    await ana!.send({ type: 'rest.ask' })
    await ana!.seesRoom('what she did', (room) => room.you.pauseAsked)
    expect(second.view()).toBeNull()
    expect(ana!.socket.connected).toBe(true)
  })

  it.concurrent('takes her seat and her turn when she says so, with a new media join', async () => {
    const { seeded, onAnotherPage } = await circle()
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const before = ana!.room().you.mediaId
    const second = onAnotherPage(ana!.cookie)
    await second.heard('gathering:elsewhere')
    expect(await second.sendRaw('gathering:move-here')).toMatchObject({ ok: true })
    await second.seesRoom('her seat', (room) => room.you.id === ana!.who)
    expect(second.room().you.mediaId).not.toBe(before)
    await ana!.heard('gathering:moved')
    await waitFor('the end of the old line', () => !ana!.socket.connected)
    expect(await second.send({ type: 'rest.ask' })).toMatchObject({ ok: true })
    await teresa!.seesRoom('her asking', (room) => room.desk?.pauseAsked.includes(ana!.who))
  })

  it.concurrent('is not opened by what she does on the first', async () => {
    const { seeded, presence, onAnotherPage } = await circle()
    const { ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const second = onAnotherPage(ana!.cookie)
    await second.heard('gathering:elsewhere')
    ana!.cut()
    await waitFor('the drop', async () => (await presence(ana!.who))?.is === 'dropped', 9000)
    expect(second.view()).toBeNull()
    expect(await second.sendRaw('gathering:move-here')).toMatchObject({ ok: true })
    await second.seesRoom('her seat', (room) => room.you)
  })

  it.concurrent('is not asked about a device whose line is lost already', async () => {
    const { seeded, presence, onAnotherPage } = await circle()
    const { ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    ana!.cut()
    const { connection } = (await presence(ana!.who))!
    await waitFor('the loss to be seen', () => isLost(connection))
    const second = onAnotherPage(ana!.cookie)
    await second.seesRoom('her seat', (room) => room.you)
    expect(second.frames.some((frame) => frame.event === 'gathering:elsewhere')).toBe(false)
  })
})

async function isLost(connection: string): Promise<boolean> {
  const { rows } = await sql`select 1 from connection where id = ${connection} and lost_at is not null`.execute(
    fixture.db,
  )
  return rows.length > 0
}

describe('a knock', () => {
  it.concurrent('binds her to her line in the same moment, once', async () => {
    const { seeded } = await circle()
    const { ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const { events } = await openGathering(fixture.db, ground.dataDir, seeded.gathering)
    expect(events.filter((event) => event.type === 'presence.returned' && event.who === ana!.who)).toHaveLength(1)
  })
})
