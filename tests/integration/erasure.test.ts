// That nothing said in a gathering outlives it: not in a table, not in a file of the database, not in a key, not in
// the log.
import { existsSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { erasureRepository } from '@circle/server/jobs/erasure.repository'
import { filesBelow } from '../support/living-folder.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, arrive, newCommandId, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let fixture: ServerFixture
let seeded: SeededCircle
const canary = (): string => `canary${newCommandId().replace(/[^a-zA-Z0-9]/g, '')}`

beforeEach(async () => {
  ground = await newStorage()
  fixture = await openServerFixture({ ...ground, erasure: { afterClose: 1500, lookEvery: 100 } })
  seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member' })
})
afterEach(async () => {
  await fixture.close()
  await ground.clear()
})

/** One of each kind of words, each a canary of its own. */
async function speak(): Promise<{ words: string[]; people: Record<string, Arrived> }> {
  const [prompt, written, door] = [canary(), canary(), canary()]
  const people = await openCircle(fixture, seeded, 'teresa', ['ana'])
  const { teresa, ana } = people
  await teresa!.send({ type: 'door.say', text: door })
  await teresa!.send({ type: 'round.begin', prompt })
  await teresa!.seesRoom('her turn', (room) => room.piece.at === 'held')
  await teresa!.send({ type: 'piece.write', turn: teresa!.room().piece.turn, text: written })
  await ana!.seesRoom('the words', (room) => room.piece.at === 'held' && room.piece.written.includes(written))
  await teresa!.send({ type: 'hold.hush', who: ana!.who, hushed: true })
  return { words: [prompt, written, door], people }
}

async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(fixture.db)
  const found: string[] = []
  for (const { name } of tables) {
    // A bytea prints as hex, so the text is looked for in both writings.
    const hex = Buffer.from(text).toString('hex')
    const { rows } =
      await sql`select 1 from ${sql.table(name)} t where t::text like ${`%${text}%`} or t::text like ${`%${hex}%`} limit 1`.execute(
        fixture.db,
      )
    if (rows.length > 0) found.push(name)
  }
  return found
}

async function filesWith(texts: readonly string[]): Promise<string[]> {
  await sql`checkpoint`.execute(fixture.db)
  const { rows } = await sql<{
    folder: string
  }>`select setting as folder from pg_settings where name = 'data_directory'`.execute(fixture.db)
  const found: string[] = []
  for await (const { path, bytes } of filesBelow(rows[0]!.folder, ground.dataDir)) {
    if (texts.some((text) => bytes.includes(text))) found.push(path)
  }
  return found
}

const rowsOf = async (table: 'gathering_state' | 'command' | 'participant' | 'connection'): Promise<number> =>
  (await fixture.db.selectFrom(table).select('gathering').where('gathering', '=', seeded.gathering).execute()).length
const key = () => join(ground.dataDir, 'keys', seeded.gathering)
const erased = () => waitFor('the erasure', async () => !existsSync(key()) && (await rowsOf('participant')) === 0)

describe('what is said', () => {
  it('is never readable in the database or its files, not even while the circle runs', async () => {
    const { words } = await speak()
    const plain = canary()
    await fixture.db.updateTable('gathering').set({ topic: plain }).where('id', '=', seeded.gathering).execute()
    // First that the search would find it.
    expect(await tablesWith(plain)).toEqual(['gathering'])
    expect((await filesWith([plain])).length).toBeGreaterThan(0)
    for (const word of words) expect(await tablesWith(word)).toEqual([])
    expect(await filesWith(words)).toEqual([])
    expect(fixture.lines.filter((line) => words.some((word) => line.includes(word)))).toEqual([])
    expect(statSync(key()).mode & 0o777).toBe(0o600)
  })

  it('is gone after the close: key, rows, and the words themselves; date, topic and a count stay', async () => {
    const { words, people } = await speak()
    const { teresa, ana } = people
    const last = newCommandId()
    expect(await teresa!.send({ type: 'gathering.end' }, last)).toMatchObject({ ok: true })
    // For a while a retry of the last command still gets its answer.
    expect(
      await fixture.gatherings.live.submit(seeded.gathering, teresa!.who, last, { type: 'gathering.end' }),
    ).toMatchObject({ ok: true })
    await erased()
    for (const table of ['gathering_state', 'command', 'participant', 'connection'] as const)
      expect(await rowsOf(table)).toBe(0)
    expect(await filesWith(words)).toEqual([])
    expect(
      await fixture.db
        .selectFrom('gathering')
        .select(['topic', 'attended', 'phase', 'door_words'])
        .where('id', '=', seeded.gathering)
        .executeTakeFirst(),
    ).toEqual({ topic: 'Beginning again', attended: 2, phase: 'ended', door_words: null })
    expect(
      await fixture.gatherings.live.submit(seeded.gathering, teresa!.who, last, { type: 'gathering.end' }),
    ).toEqual({
      ok: false,
      code: 'ended',
    })
    expect((await fixture.gatherings.live.read(seeded.gathering))?.phase).toBe('ended')
    expect(existsSync(key())).toBe(false)
    expect(await fixture.gatherings.live.participantOf(ana!.account, seeded.gathering)).not.toBe(ana!.who)
    expect(await rowsOf('participant')).toBe(0)
  })

  it('is finished when the process died between the key and the rows', async () => {
    const { people } = await speak()
    await people['teresa']!.send({ type: 'gathering.end' })
    unlinkSync(key())
    expect((await fixture.gatherings.live.read(seeded.gathering))?.phase).toBe('ended')
    expect(
      await fixture.gatherings.live.submit(seeded.gathering, people['ana']!.who, newCommandId(), {
        type: 'hand.raise',
      }),
    ).toEqual({ ok: false, code: 'ended' })
    expect(existsSync(key())).toBe(false)
    await erased()
    expect(await rowsOf('command')).toBe(0)
  })
})

describe('the log of acts', () => {
  it('keeps what a facilitator did, and nothing of what was said or towards whom', async () => {
    const { people } = await speak()
    await people['teresa']!.send({ type: 'gathering.end' })
    const acts = await fixture.db
      .selectFrom('act_log')
      .selectAll()
      .where('gathering', '=', seeded.gathering)
      .orderBy('at')
      .execute()
    expect(acts.map((act) => act.act)).toEqual(['gathering.open', 'door.admit', 'hold.hush', 'gathering.end'])
    expect(new Set(acts.map((act) => act.facilitator))).toEqual(new Set([seeded.accounts['teresa']]))
    expect(JSON.stringify(acts)).not.toContain(people['ana']!.who)
  })

  it('forgets after thirty days', async () => {
    const old = new Date(Date.now() - 31 * 24 * 3_600_000)
    await fixture.db
      .insertInto('act_log')
      .values({ gathering: seeded.gathering, act: 'door.admit', facilitator: null, at: old })
      .execute()
    await fixture.db
      .insertInto('act_log')
      .values({ gathering: seeded.gathering, act: 'door.admit', facilitator: null })
      .execute()
    await waitFor(
      'the old one to go',
      async () => (await fixture.db.selectFrom('act_log').selectAll().execute()).length === 1,
    )
  })
})

describe('a gathering that never opened', () => {
  it('is erased as well, long after its hour', async () => {
    const ana = await arrive(fixture, seeded, 'ana')
    await ana.send({ type: 'door.knock', name: canary(), attendance: 'sharing' })
    await fixture.db
      .updateTable('gathering')
      .set({ ends_at: new Date(Date.now() - 13 * 3_600_000) })
      .where('id', '=', seeded.gathering)
      .execute()
    await erased()
    expect(await rowsOf('command')).toBe(0)
  })

  it('stays when it opens after all, also between the look and the erasure', async () => {
    const { teresa } = await openCircle(fixture, seeded, 'teresa', [])
    const now = Date.now()
    await fixture.db
      .updateTable('gathering')
      .set({ ends_at: new Date(now - 13 * 3_600_000) })
      .where('id', '=', seeded.gathering)
      .execute()
    const destroyed: string[] = []
    const when = { closedBefore: now, forgottenBefore: now - 12 * 3_600_000 }
    const done = await erasureRepository(fixture.db).erase(
      seeded.gathering,
      when,
      now,
      async () => void destroyed.push(seeded.gathering),
    )
    expect([done, destroyed]).toEqual([false, []])
    expect(await teresa!.send({ type: 'door.say', text: 'We begin late.' })).toMatchObject({ ok: true })
  })
})
