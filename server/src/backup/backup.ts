// Takes a backup of a database and restores one. It must not read the keys of the gatherings: they belong in no copy.
import { Kysely, PostgresDialect } from 'kysely'
import { migrations } from '@circle/migrations'
import pg from 'pg'
import { migrate } from '../db/migrate.ts'
import { isServed, occupied, readAll, replaceAll, schemaOf } from './backup.repository.ts'
import { operator } from '../operating/operator.ts'
import { readBackup, type Rows, writeBackup } from './file.ts'
import { BACKED_UP } from './tables.ts'

/** Throws a sentence when there is nothing to back up; a file that stood at `to` before stays then. */
export function takeBackup(databaseUrl: string, to: string): Promise<Rows> {
  return writeBackup(to, (writer) =>
    withDatabase(databaseUrl, async (db) => {
      await readAll(db, writer.begin, ({ name, columns }, values) => writer.row(name, columns, values))
      await writer.end()
    }),
  )
}

export interface Restored {
  readonly rows: Rows
  /** When the backup was taken. */
  readonly at: string
}

/**
 * `over`: rows that are there may be replaced. Throws a sentence, and changes nothing, when the file is not whole, when the
 * database holds rows and `over` is not set, or when an app still uses it. An older backup needs an empty database.
 */
export function restoreBackup(databaseUrl: string, from: string, over: boolean): Promise<Restored> {
  return readBackup(from, async ({ manifest, rows }) => {
    const { schema, at } = manifest
    if (!(schema in migrations))
      throw new Error('This backup was made by a newer Steady Circle. Please update this one first.')
    return withDatabase(databaseUrl, async (db) => {
      if (await isServed(db)) throw new Error(`An app uses this database. ${operator().endApp} Then restore.`)
      const there = await schemaOf(db)
      const full = await occupied(db)
      if (full.length > 0 && !over) {
        throw new Error('This database holds a circle already. To replace all of it by the backup, say --over.')
      }
      if (there !== null && there !== schema && (full.length > 0 || there > schema)) {
        throw new Error(
          'This backup was made by another version: please name an empty new database (or an empty DATA_DIR) for it.',
        )
      }
      await migrate(databaseUrl, schema)
      const restored = await intoOne(db, rows)
      await migrate(databaseUrl)
      return { rows: restored, at }
    })
  })
}

async function intoOne(db: Kysely<unknown>, rows: (take: Take) => Promise<Rows>): Promise<Rows> {
  let restored: Rows = {}
  await replaceAll(db, async (into) => {
    restored = await rows(async (name, columns, values) => {
      if (!(BACKED_UP as readonly string[]).includes(name))
        throw new Error('This backup holds a table that belongs in none.')
      await into.add({ name, columns }, [...values])
    })
  })
  return restored
}
type Take = (name: string, columns: readonly string[], values: readonly (string | null)[]) => Promise<void>

/** Without the limits of the running app: a large table may take its time. */
async function withDatabase<T>(url: string, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
