// Brings the database to the newest shape. Several processes may do it at once: one works, the others wait.
import { migrations } from '@circle/migrations'
import { Kysely, Migrator, PostgresDialect } from 'kysely'
import pg from 'pg'

/** To the newest change, or up to `last`. Returns the names of what was applied now. Throws with the name of the change that failed. */
export async function migrate(url: string, last?: string): Promise<string[]> {
  // A connection of its own: a change may take longer than any statement of the living house is allowed to.
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
