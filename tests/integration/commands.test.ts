// Commands over real sockets and a real database: each takes effect once, whatever is lost on the way. What is no command at all
// is in commands-malformed.test.ts.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { takeVoice } from '../support/bowl.ts'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { connect, knock, newCommandId, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { commandRowsOf, openGathering } from '../support/opened.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let proxy: DatabaseProxy
let fixture: ServerFixture
let seeded: SeededCircle

beforeAll(async () => {
  ground = await newStorage()
  proxy = await startDatabaseProxy(ground.databaseUrl)
  fixture = await openServerFixture({ databaseUrl: proxy.url, dataDir: ground.dataDir })
})
afterAll(async () => {
  await fixture.close()
  await proxy.close()
  await ground.clear()
})
beforeEach(async () => {
  seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member', maja: 'member' })
})
afterEach(() => fixture.io.disconnectSockets(true))

const opened = () => openGathering(fixture.db, ground.dataDir, seeded.gathering)
const rowsOf = async (gathering: string): Promise<number> =>
  (await fixture.db.selectFrom('command').select('name').where('gathering', '=', gathering).execute()).length
const commandRows = (by: string, id: string) => commandRowsOf(fixture.db, ground.dataDir, seeded.gathering, by, id)

describe('a command', () => {
  it('is answered yes and nothing more, and stored with its answer', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const id = newCommandId()
    const answer = await teresa.send({ type: 'gathering.open' }, id)
    expect(answer).toEqual({ ok: true })
    expect(await commandRows(teresa.who, id)).toBe(1)
  })

  it('gives the same answer to the same id, and happens once', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const id = newCommandId()
    const first = await teresa.send({ type: 'gathering.open' }, id)
    const { seq } = (await opened()).state
    expect(await teresa.send({ type: 'gathering.open' }, id)).toEqual(first)
    expect((await opened()).state.seq).toBe(seq)
  })

  it('refuses an id that was used for something else', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const id = newCommandId()
    await teresa.send({ type: 'gathering.open' }, id)
    expect(await teresa.send({ type: 'rest.pause' }, id)).toEqual({ ok: false, code: 'command-id-reused' })
  })

  it('lets two women use the same id without noticing each other', async () => {
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const id = newCommandId()
    expect(await teresa!.send({ type: 'mode.set', mode: 'open' }, id)).toMatchObject({ ok: true })
    expect(await ana!.send({ type: 'hand.raise' }, id)).toMatchObject({ ok: true })
  })

  it('leaves a row that tells neither its kind nor who sent it, and is as long as every other (D2)', async () => {
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const before = await rowsOf(seeded.gathering)
    const prompt = 'What came back to you this week, and what did you leave where it was?'
    expect(await teresa!.send({ type: 'round.begin', prompt })).toEqual({ ok: true })
    await takeVoice(ana!, seeded.gathering)
    expect(await ana!.send({ type: 'attendance.change', to: 'listening' })).toEqual({ ok: true })
    expect(await rowsOf(seeded.gathering)).toBe(before + 3)
    const rows = await fixture.db.selectFrom('command').selectAll().where('gathering', '=', seeded.gathering).execute()
    expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(new Set(['gathering', 'name', 'sealed']))
    expect(new Set(rows.map(({ name, sealed }) => `${name.length} ${sealed.length}`)).size).toBe(1)
    const written = rows.map(({ name, sealed }) => name.toString('latin1') + sealed.toString('latin1')).join()
    for (const word of [teresa!.who, ana!.who, 'system', 'credential', 'attendance', 'round', prompt])
      expect(written.includes(word), word).toBe(false)
  })

  it('that was refused is not stored and is decided anew', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const id = newCommandId()
    expect(await teresa.send({ type: 'rest.over' }, id)).toMatchObject({ ok: false })
    expect(await commandRows(teresa.who, id)).toBe(0)
  })

  it('sent again after the line was cut before the answer gives the one answer', async () => {
    const teresa = await knock(fixture, seeded, 'teresa', 'sharing', { page: 'teresas-only-page-1' })
    const { seq } = (await opened()).state
    const id = newCommandId()
    teresa.send({ type: 'gathering.open' }, id).catch(() => {})
    await waitFor('the commit', async () => (await opened()).state.seq > seq)
    teresa.cut()
    const again = connect({
      url: fixture.url,
      gathering: seeded.gathering,
      cookie: teresa.cookie,
      page: 'teresas-only-page-1',
    })
    await again.seesRoom('the open circle', (room) => room.phase === 'open')
    expect(await again.send({ type: 'gathering.open' }, id)).toEqual({ ok: true })
  })

  it('whose commit went through unheard takes effect once', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const id = newCommandId()
    const cut = proxy.cutAfterNextCommit()
    const answer = await teresa.send({ type: 'door.say', text: 'Come in, there is tea.' }, id)
    await cut
    expect(answer).toMatchObject({ ok: true })
    expect((await opened()).events.filter((event) => event.type === 'door.said')).toHaveLength(1)
  })

  it('whose commit never arrived takes effect once', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const cut = proxy.cutBeforeNextCommit()
    expect(await teresa.send({ type: 'door.say', text: 'A minute.' })).toMatchObject({ ok: true })
    await cut
    expect((await opened()).events.filter((event) => event.type === 'door.said')).toHaveLength(1)
  })

  it('is told to come again while the database is away, and is applied once afterwards', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const id = newCommandId()
    proxy.cut()
    expect(await teresa.send({ type: 'door.say', text: 'Soon.' }, id)).toEqual({ ok: false, code: 'try-again' })
    proxy.restore()
    const answer = await waitFor('the database', async () => {
      const now = await teresa.send({ type: 'door.say', text: 'Soon.' }, id)
      return now.ok ? now : null
    })
    expect(await teresa.send({ type: 'door.say', text: 'Soon.' }, id)).toEqual(answer)
    expect((await opened()).events.filter((event) => event.type === 'door.said')).toHaveLength(1)
  })
})

describe('a database that swallows everything', () => {
  it('is not waited for in vain by anybody, and the commands are applied once when it is back', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const ids = [newCommandId(), newCommandId(), newCommandId()]
    const say = (id: string) => teresa.send({ type: 'door.say', text: `Words ${id}` }, id)
    proxy.freeze()
    const answers = await Promise.all(ids.map(say))
    expect(answers).toEqual(ids.map(() => ({ ok: false, code: 'try-again' })))
    proxy.thaw()
    for (const id of ids) {
      await waitFor('the database', async () => (await say(id)).ok, 12_000)
    }
    expect((await opened()).events.filter((event) => event.type === 'door.said')).toHaveLength(3)
  })
})

describe('thirty commands at once', () => {
  it('on one gathering do not make another wait', async () => {
    const other = await seedCircle(fixture.db, { ines: 'facilitator' })
    const teresa = await knock(fixture, seeded, 'teresa')
    const ines = await knock(fixture, other, 'ines')
    // The row is held from outside, so that every command of this gathering waits for it.
    const release = await holdRow(seeded.gathering)
    const many = Array.from({ length: 15 }, (_, k) => teresa.send({ type: 'door.say', text: `Word ${k}` }))
    const direct = Array.from({ length: 15 }, (_, k) =>
      fixture.gatherings.live.submit(seeded.gathering, teresa.who, newCommandId(), {
        type: 'door.say',
        text: `Thought ${k}`,
      }),
    )
    expect(await ines.send({ type: 'gathering.open' })).toMatchObject({ ok: true })
    await release()
    expect([...(await Promise.all(many)), ...(await Promise.all(direct))].every((answer) => answer.ok)).toBe(true)
    expect((await opened()).events.filter((event) => event.type === 'door.said')).toHaveLength(30)
  })
})

async function holdRow(gathering: string): Promise<() => Promise<void>> {
  let release = (): void => {}
  const held = new Promise<void>((done) => (release = done))
  let taken = (): void => {}
  const locked = new Promise<void>((done) => (taken = done))
  const over = fixture.db.transaction().execute(async (trx) => {
    await trx.selectFrom('gathering').select('id').where('id', '=', gathering).forUpdate().execute()
    taken()
    await held
  })
  await locked
  return async () => {
    release()
    await over
  }
}

describe('the state as it is kept', () => {
  it('has the same length whoever has come and whatever was said, within one block (D3)', async () => {
    const length = async (): Promise<number> =>
      (
        await fixture.db
          .selectFrom('gathering_state')
          .select('sealed')
          .where('gathering', '=', seeded.gathering)
          .executeTakeFirstOrThrow()
      ).sealed.length
    const teresa = await knock(fixture, seeded, 'teresa')
    const first = await length()
    const ana = await knock(fixture, seeded, 'ana')
    await teresa.send({ type: 'gathering.open' })
    await teresa.send({ type: 'door.admit', who: ana.who })
    await teresa.send({ type: 'round.begin', prompt: 'What came back to you this week?' })
    await teresa.seesRoom('her turn', (room) => room.piece.at === 'held')
    await teresa.send({
      type: 'piece.write',
      turn: teresa.room().piece.turn,
      text: 'a long sentence '.repeat(40).trim(),
    })
    expect(await length()).toBe(first)
  })
})

describe('what happened', () => {
  it('folds to the stored state, without a gap in seq', async () => {
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja'])
    await teresa!.send({ type: 'round.begin', prompt: 'What came back to you this week?' })
    await teresa!.seesRoom('her turn', (room) => room.piece.at === 'held')
    await teresa!.send({ type: 'piece.pass', turn: teresa!.room().piece.turn })
    await ana!.seesRoom('the offer', (room) => room.piece.at === 'offered' && room.piece.to === ana!.who)
    await ana!.send({ type: 'piece.take', turn: ana!.room().piece.turn })
    const { state, events, folded } = await opened()
    expect(folded).toEqual(state)
    expect(events).toHaveLength(state.seq)
  })
})

describe('who may command', () => {
  it('nobody whose enrolment ended meanwhile', async () => {
    const { ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    await fixture.db.deleteFrom('enrolment').where('account', '=', ana!.account).execute()
    expect(await ana!.send({ type: 'hand.raise' })).toEqual({ ok: false, code: 'not-yours' })
  })

  it('nobody knocks without the newest agreement', async () => {
    const ana = await knock(fixture, seeded, 'ana').then(async (arrived) => {
      await arrived.send({ type: 'door.withdraw' })
      return arrived
    })
    await fixture.db
      .updateTable('participant')
      .set({ agreed_version: 'of last year' })
      .where('id', '=', ana.who)
      .execute()
    expect(await ana.send({ type: 'door.knock', name: 'Ana', attendance: 'sharing' })).toEqual({
      ok: false,
      code: 'agreement-changed',
    })
  })
})
