// A backup is taken while a circle runs, brought back elsewhere, and read row for row; what was said and who came is not
// in it, whatever one has besides.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { restoreBackup, takeBackup } from '@circle/server/backup/backup'
import { BACKED_UP, LEFT_OUT, OWN } from '@circle/server/backup/tables'
import { type Database, openDatabase } from '@circle/server/db/database'
import { migrate } from '@circle/server/db/migrate'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { newCommandId, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { freshDatabase } from '../support/postgres.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let fixture: ServerFixture
let seeded: SeededCircle
let folder: string
let file: string
const said = `canary${newCommandId().replace(/\W/g, '')}`
const ends: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'circle-test-backup-'))
  file = join(folder, 'one.circle-backup')
  ground = await newStorage()
  fixture = await openServerFixture(ground)
  seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member' })
  const people = await openCircle(fixture, seeded, 'teresa', ['ana'])
  await people['teresa']!.send({ type: 'door.say', text: said })
  await people['teresa']!.send({ type: 'hold.hush', who: people['ana']!.who, hushed: true })
  // What a text could be broken by, and instants finer than a JavaScript date.
  await fixture.db.updateTable('circle').set({ name: `"Thursday", {NULL} \\ 'ü' \n $1 {"a":[1]} 🌒` }).execute()
  await sql`update account set created_at = '2026-03-01 10:00:00.123456+02', words_hash = ''`.execute(fixture.db)
  await fixture.db
    .insertInto('gathering')
    .values({
      id: crypto.randomUUID(),
      circle: seeded.circle,
      topic: '',
      reading: 'NULL',
      door_words: null,
      attended: null,
      starts_at: new Date(0),
      ends_at: new Date(1),
      next_deadline: null,
      closed_at: null,
      created_by: seeded.accounts['teresa']!,
    })
    .execute()
  ends.push(async () => {
    for (const one of Object.values(people)) one.close()
    await fixture.close()
    await ground.clear()
    await rm(folder, { recursive: true, force: true })
  })
})
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function elsewhere(migrated: boolean): Promise<{ url: string; db: Database }> {
  const database = await freshDatabase()
  if (migrated) await migrate(database.url)
  const db = openDatabase({ url: database.url, connections: 2 })
  ends.push(
    () => database.drop(),
    () => db.destroy(),
  )
  return { url: database.url, db }
}

const rowsIn = async (db: Database, table: string): Promise<string[]> =>
  (
    await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(db)
  ).rows.map(({ row }) => row)

test.each([[true], [false]])(
  'every kept row comes back as it was, into an empty database (with tables: %s)',
  async (migrated) => {
    const counted = await takeBackup(ground.databaseUrl, file)
    const { url, db } = await elsewhere(migrated)
    expect((await restoreBackup(url, file, false)).rows).toEqual(counted)
    expect(counted).toMatchObject({ account: 2, circle: 1, enrolment: 2, gathering: 2 })
    for (const table of BACKED_UP.filter((name) => name !== 'gathering')) {
      expect(await rowsIn(db, table)).toEqual(await rowsIn(fixture.db, table))
    }
    const back = await db.selectFrom('gathering').selectAll().orderBy('id').execute()
    const before = await fixture.db.selectFrom('gathering').selectAll().orderBy('id').execute()
    expect(before.map((one) => one.phase).sort()).toEqual(['before', 'open'])
    expect(back).toEqual(
      before.map((one) =>
        one.phase === 'open'
          ? { ...one, phase: 'ended', closed_at: expect.any(Date), next_deadline: null }
          : { ...one, next_deadline: null },
      ),
    )
    for (const table of LEFT_OUT) {
      const {
        rows: [found],
      } = await sql<{ is: boolean }>`select to_regclass(${table}) is not null as is`.execute(db)
      // But for what the replaced rows have left in the files: that is owed.
      if (found!.is) expect(await rowsIn(db, table), table).toHaveLength(table === 'traces_owed' ? 1 : 0)
    }
  },
)

test('a gathering that was open cannot be read from it, not even with its key; nor who was there, nor any way in', async () => {
  await fixture.sessions.start(seeded.accounts['ana']!, false)
  await takeBackup(ground.databaseUrl, file)
  const text = gunzipSync(await readFile(file)).toString()
  // First that the search would find something.
  expect(text).toContain(seeded.gathering)
  expect(text).not.toContain(said)
  const key = await readFile(join(ground.dataDir, 'keys', seeded.gathering))
  expect(text).not.toContain(key.toString('hex'))
  // What is sealed is not in it either, so that a key found later opens nothing.
  for (const [table, column] of [
    ['gathering_state', 'sealed'],
    ['command', 'sealed'],
    ['session', 'id'],
    ['participant', 'id'],
  ]) {
    const { rows } = await sql<{
      value: string
    }>`select ${sql.ref(column!)}::text as value from ${sql.table(table!)}`.execute(fixture.db)
    expect(rows.length).toBeGreaterThan(0)
    for (const { value } of rows) expect(text).not.toContain(value.replace(/^\\x/, ''))
  }
})

test('every table of the database is either kept or left out on purpose', async () => {
  const { rows } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(fixture.db)
  const decided = new Set<string>([...BACKED_UP, ...LEFT_OUT, ...OWN])
  expect(rows.map(({ name }) => name).filter((name) => !decided.has(name))).toEqual([])
})

test("the file is its owner's alone, and is there whole or not at all", async () => {
  await expect(takeBackup(ground.databaseUrl, join(folder, 'no', 'folder'))).rejects.toThrow('ENOENT')
  await expect(takeBackup((await elsewhere(false)).url, file)).rejects.toThrow('nothing to keep')
  expect(await readdir(folder)).toEqual([])
  await takeBackup(ground.databaseUrl, file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a database that holds a circle is replaced only when that was said, and then whole', async () => {
  await takeBackup(ground.databaseUrl, file)
  const { url, db } = await elsewhere(true)
  const other = await seedCircle(db, { mara: 'facilitator' })
  await db
    .insertInto('session')
    .values({
      id: Buffer.from('x'),
      public_id: crypto.randomUUID(),
      account: other.accounts['mara']!,
      expires_at: new Date(Date.now() + 1e6),
    })
    .execute()
  await expect(restoreBackup(url, file, false)).rejects.toThrow('holds a circle already')
  expect(await rowsIn(db, 'account')).toHaveLength(1)
  await restoreBackup(url, file, true)
  expect(await rowsIn(db, 'account')).toEqual(await rowsIn(fixture.db, 'account'))
  expect(await rowsIn(db, 'session')).toEqual([])
})

test('a database an app uses is not touched, whatever was said', async () => {
  await takeBackup(ground.databaseUrl, file)
  await expect(restoreBackup(ground.databaseUrl, file, true)).rejects.toThrow('An app uses this database')
  await fixture.gatherings.close()
  await waitFor('the end of the lease', () => restoreBackup(ground.databaseUrl, file, true).catch(() => null))
  expect(await rowsIn(fixture.db, 'command')).toEqual([])
})

test('a file that was cut short, or is another one, changes nothing', async () => {
  await takeBackup(ground.databaseUrl, file)
  const bytes = await readFile(file)
  const lines = gunzipSync(bytes).toString().trim().split('\n')
  const { url, db } = await elsewhere(true)
  const broken: Record<string, Buffer | string> = {
    'cut in the middle': bytes.subarray(0, bytes.length / 2),
    'no archive': 'Dear circle',
    empty: '',
    'without its end': gzipSync(lines.slice(0, -1).join('\n')),
    'a row less': gzipSync(lines.filter((_line, at) => !lines[at - 1]?.startsWith('{"table":"enrolment"')).join('\n')),
    'a table of sign-ins': gzipSync(
      [lines[0], '{"table":"session","columns":["id"]}', '["x"]', '{"end":true,"rows":{"session":1}}'].join('\n'),
    ),
    'a newer one': gzipSync(lines.join('\n').replace(/"schema":"\w+"/, '"schema":"999_later"')),
  }
  for (const [what, content] of Object.entries(broken)) {
    await writeFile(file, content)
    await expect(restoreBackup(url, file, false), what).rejects.toThrow(
      /not a whole backup|belongs in none|newer Steady Circle/,
    )
    for (const table of BACKED_UP) expect(await rowsIn(db, table), what).toEqual([])
  }
})

test('a backup of an older database comes back into an empty one, which is newest afterwards', async () => {
  const old = await freshDatabase()
  ends.push(() => old.drop())
  await migrate(old.url, '003_gatherings')
  const db = openDatabase({ url: old.url, connections: 1 })
  ends.push(() => db.destroy())
  // By the columns there were then: what seeds the newest database knows more of them.
  const [circle, account] = [crypto.randomUUID(), crypto.randomUUID()]
  await sql`insert into circle (id, name) values (${circle}, 'Thursday')`.execute(db)
  await sql`insert into account (id, sign_in_name) values (${account}, 'teresa')`.execute(db)
  await sql`insert into enrolment (circle, account, role) values (${circle}, ${account}, 'facilitator')`.execute(db)
  await expect(takeBackup(old.url, file)).resolves.toMatchObject({ account: 1 })
  const there = await elsewhere(true)
  await expect(restoreBackup(there.url, file, true)).rejects.toThrow('empty new database')
  const fresh = await elsewhere(false)
  await restoreBackup(fresh.url, file, false)
  expect(JSON.parse((await rowsIn(fresh.db, 'account')).join())).toMatchObject(
    JSON.parse((await rowsIn(db, 'account')).join()),
  )
  expect(await migrate(fresh.url)).toEqual([])
})
