// Brings the database to the newest schema. Several processes may do so at once: one works, the others wait. It holds no change.
import { migrations } from '@circle/migrations'
import { Kysely, Migrator, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Applies every change, or those up to `last`. Returns the names of the changes applied now. Throws with the name of a change that fails. */
export async function migrate(url: string, last?: string): Promise<string[]> {
  // A connection of its own: a change may take longer than any statement of the running app may.
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const { error, results = [] } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
    const failed = results.find((result) => result.status === 'Error')
    if (failed) throw new Error(`The change ${failed.migrationName} to the database failed.`, { cause: error })
    if (error) throw error
    return results.map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}
