// That erased rows are gone from the files of a real database too: from tables, indexes, statistics and the write-ahead log.
// Each search is made once before the erasure, where it must find what it looks for.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@circle/server/db/migrate'
import { tracesRepository } from '@circle/server/jobs/traces.repository'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesBelow } from '../support/living-folder.ts'
import { type ServerFixture, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.ts'
import { waitFor } from '../support/wait-for.ts'

let dataDir: string
let postgres: OwnPostgres
let fixture: ServerFixture | null = null
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'circle-traces-'))
})
afterEach(async () => {
  await fixture?.close()
  fixture = null
  await postgres.drop()
  await rm(dataDir, { recursive: true, force: true })
})

async function open(databaseUrl: string): Promise<ServerFixture> {
  fixture = await openServerFixture({ databaseUrl, dataDir, erasure: { afterClose: 500, lookEvery: 100 } })
  return fixture
}

/** By the role that owns the server. */
async function asOwner(text: string, url = postgres.url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

type Planted = { what: string; value: string | Buffer }
type Found = Planted & { file: string }

/** `file`: beneath the folder of the database. */
async function found(planted: readonly Planted[]): Promise<Found[]> {
  await asOwner('checkpoint')
  const [row] = await asOwner(`select setting from pg_settings where name = 'data_directory'`)
  const list: Found[] = []
  for await (const { name, bytes } of filesBelow(String(row!['setting']))) {
    for (const one of planted) if (bytes.includes(one.value)) list.push({ ...one, file: name })
  }
  return list
}
const filesWith = async (planted: readonly Planted[]): Promise<string[]> => [
  ...new Set((await found(planted)).map(({ what, file }) => `${what} in ${file}`)),
]

/** What rows of this gathering hold of those who came. */
async function plantedIn({ db }: ServerFixture, { gathering }: SeededCircle): Promise<Planted[]> {
  const participants = await db.selectFrom('participant').select('id').where('gathering', '=', gathering).execute()
  const connections = await db.selectFrom('connection').select('id').where('gathering', '=', gathering).execute()
  const commands = await db.selectFrom('command').selectAll().where('gathering', '=', gathering).execute()
  const states = await db.selectFrom('gathering_state').select('sealed').where('gathering', '=', gathering).execute()
  return [
    ...participants.map(({ id }) => ({ what: 'participant', value: id })),
    ...connections.map(({ id }) => ({ what: 'connection', value: id })),
    ...commands.flatMap(({ name, sealed }) => [
      { what: 'command', value: name },
      { what: 'answer', value: sealed },
    ]),
    ...states.map(({ sealed }) => ({ what: 'state', value: sealed.subarray(0, 64) })),
  ]
}

async function holdHour(on: ServerFixture): Promise<{ seeded: SeededCircle; people: Record<string, Arrived> }> {
  const seeded = await seedCircle(on.db, { teresa: 'facilitator', ana: 'member', maja: 'member' })
  const people = await openCircle(on, seeded, 'teresa', ['ana'], ['maja'])
  expect(await people['teresa']!.send({ type: 'door.say', text: 'We begin soon.' })).toEqual({ ok: true })
  return { seeded, people }
}

const owed = async (on: ServerFixture): Promise<number> =>
  (await on.db.selectFrom('traces_owed').select('id').execute()).length
const gone = (on: ServerFixture, { gathering }: SeededCircle): Promise<boolean> =>
  waitFor(
    'the rows to go',
    async () =>
      (await on.db.selectFrom('participant').select('id').where('gathering', '=', gathering).execute()).length === 0,
  )
const removed = (on: ServerFixture): Promise<boolean> =>
  waitFor('the traces to go', async () => (await owed(on)) === 0, 20_000)

async function statisticsWith(values: readonly Planted[]): Promise<string[]> {
  const rows = await asOwner(
    `select tablename, attname, concat(most_common_vals::text, histogram_bounds::text) as held from pg_stats where schemaname = 'public'`,
  )
  return rows
    .filter(({ held }) =>
      values.some(({ value }) => String(held).includes(typeof value === 'string' ? value : value.toString('hex'))),
    )
    .map(({ tablename, attname }) => `${String(tablename)}.${String(attname)}`)
}

for (const log of ['removed', 'recycled']) {
  it(`what an erased gathering held of those who came stands in no file of a database whose log is ${log} (D3)`, async () => {
    postgres = await startOwnPostgres([`wal_recycle=${log === 'recycled' ? 'on' : 'off'}`])
    await migrate(postgres.url)
    const on = await open(postgres.url)
    const [over, under] = [await holdHour(on), await holdHour(on)]
    const planted = await plantedIn(on, over.seeded)
    await asOwner('analyze')
    // Old segments stand under later names then, if they are recycled.
    for (let k = 0; k < 2; k += 1)
      for (const statement of ['select pg_switch_wal()', 'checkpoint']) await asOwner(statement)
    expect(await over.people['ana']!.send({ type: 'attendance.change', to: 'listening' })).toEqual({ ok: true })
    expect((await statisticsWith(planted)).length).toBeGreaterThan(2)
    const before = await found(planted)
    for (const one of planted)
      expect(
        before.map(({ value }) => value),
        one.what,
      ).toContain(one.value)
    expect(before.some(({ file }) => file.startsWith('pg_wal'))).toBe(true)

    await over.people['teresa']!.send({ type: 'gathering.end' })
    await gone(on, over.seeded)
    await removed(on)
    expect(await filesWith(planted)).toEqual([])
    expect(await statisticsWith(planted)).toEqual([])
    // The other circle has gone on meanwhile.
    expect(await under.people['ana']!.send({ type: 'attendance.change', to: 'listening' })).toEqual({ ok: true })
    expect(await filesWith(await plantedIn(on, under.seeded))).not.toEqual([])
    expect(on.lines.filter((line) => /"level":[456]0/.test(line))).toEqual([])
  }, 120_000)
}

describe('the removal of traces', () => {
  beforeEach(async () => {
    postgres = await startOwnPostgres()
    await migrate(postgres.url)
  })

  it('waits for whoever still sees the erased rows, and comes after her (D3)', async () => {
    const on = await open(postgres.url)
    const { seeded, people } = await holdHour(on)
    const planted = await plantedIn(on, seeded)
    // As a backup in this moment would.
    const reader = new pg.Client({ connectionString: postgres.url })
    await reader.connect()
    await reader.query('begin isolation level repeatable read')
    const count = async (): Promise<unknown> =>
      (await reader.query('select count(*)::int as n from participant')).rows[0]
    expect(await count()).toEqual({ n: 3 })
    await people['teresa']!.send({ type: 'gathering.end' })
    await gone(on, seeded)
    expect(await tracesRepository(on.db, postgres.url).remove()).toBe(null)
    expect([await owed(on), await count()]).toEqual([1, { n: 3 }])
    await reader.query('commit')
    await reader.end()
    await removed(on)
    expect(await filesWith(planted)).toEqual([])
  }, 60_000)

  it('is tried again when it fails, and says so without a word of what was erased (D3)', async () => {
    const on = await open(postgres.url)
    const { seeded, people } = await holdHour(on)
    const planted = await plantedIn(on, seeded)
    const holder = new pg.Client({ connectionString: postgres.url })
    await holder.connect()
    await holder.query('begin')
    await holder.query('lock table note_mark in access share mode')
    await people['teresa']!.send({ type: 'gathering.end' })
    await gone(on, seeded)
    const failure = await waitFor(
      'a failure in the log',
      () => on.lines.find((line) => line.includes('it is tried again')),
      20_000,
    )
    expect(JSON.parse(failure)).toMatchObject({ err: { message: '', code: '55P03' } })
    for (const { value } of planted) expect(failure.includes(value.toString())).toBe(false)
    await holder.query('commit')
    await holder.end()
    await removed(on)
    expect(await filesWith(planted)).toEqual([])
  }, 60_000)

  it('is not forgotten when the process ends between the erasure and it (D3)', async () => {
    const on = await open(postgres.url)
    const { seeded } = await holdHour(on)
    const planted = await plantedIn(on, seeded)
    await on.close()
    fixture = null
    await asOwner(`begin; delete from participant; delete from connection; delete from command; delete from gathering_state;
      update gathering set phase = 'ended', closed_at = now(); insert into traces_owed default values; commit`)
    expect((await filesWith(planted)).length).toBeGreaterThan(0)
    await removed(await open(postgres.url))
    expect(await filesWith(planted)).toEqual([])
  }, 60_000)

  it('leaves nothing but the log where its role may not renew that, and says so (D3)', async () => {
    await asOwner(`create role plain login password 'plain'`)
    await asOwner('create database plain owner plain')
    const url = new URL(postgres.url)
    Object.assign(url, { username: 'plain', password: 'plain', pathname: '/plain' })
    await migrate(url.href)
    const on = await open(url.href)
    const { seeded, people } = await holdHour(on)
    const planted = await plantedIn(on, seeded)
    await asOwner('analyze', url.href)
    await people['teresa']!.send({ type: 'gathering.end' })
    await gone(on, seeded)
    await removed(on)
    expect((await filesWith(planted)).filter((name) => !name.includes(' in pg_wal'))).toEqual([])
    expect(on.lines.filter((line) => line.includes('does not let the app renew its write-ahead log'))).toHaveLength(1)
  }, 60_000)
})
