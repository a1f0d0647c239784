// Removes what erased rows leave in the files of the database: dead rows in tables and indexes, values in the statistics of
// columns, and the write-ahead log. It changes no living row.
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { BACKED_UP, LEFT_OUT } from '../backup/tables.ts'
import { type Database, openDatabase } from '../db/database.ts'

/** `null`: nothing was owed, somebody may still see the rows, or another process is at it. */
export type Removed = 'all' | 'all but the log' | null

/** All our tables: rows that referred to an erased row, and rows that were erased earlier, have left traces in other tables. */
const TABLES = [...BACKED_UP, ...LEFT_OUT].filter((table) => table !== 'traces_owed')
/** How long a statement may take, because a table is written anew (milliseconds). */
const PATIENCE = 60_000
/** A lock that is awaited holds up everybody behind it: it is awaited for so long, asked for again, and then all is put off (milliseconds). */
const AT_MOST_IN_THE_WAY = 200
const ATTEMPTS = 5
/** The number of our advisory lock: any number that nobody else uses. */
const ONE_AT_A_TIME = 7_241_390_551
/** At most so many segments of the write-ahead log are written over: 64 are a gigabyte. */
const SEGMENTS = 64

/**
 * Erasures whose rows no transaction can see any more: a transaction that is older than the erasure still sees the rows, and
 * PostgreSQL keeps them for it. `xmin` is the erasing transaction.
 */
const outOfSight = sql<{ id: string }>`
  select t.id from traces_owed t where not exists (
    select 1 from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
      and greatest(age(a.backend_xmin), age(a.backend_xid)) >= age(t.xmin))`

export function tracesRepository(db: Database, url: string) {
  return {
    async remove(): Promise<Removed> {
      const { rows } = await outOfSight.execute(db)
      if (rows.length === 0) return null
      const patient = openDatabase({ url, connections: 1, patience: PATIENCE })
      try {
        // The lock belongs to the connection and ends with it.
        return await patient.connection().execute(removeAll)
      } finally {
        await patient.destroy()
      }
    },
  }
}

async function removeAll(db: Database): Promise<Removed> {
  const {
    rows: [lock],
  } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${ONE_AT_A_TIME}) as got`.execute(db)
  if (!lock?.got) return null
  const owed = (await outOfSight.execute(db)).rows.map(({ id }) => id)
  if (owed.length === 0) return null
  await sql`set lock_timeout = ${sql.lit(AT_MOST_IN_THE_WAY)}`.execute(db)
  for (const table of TABLES) await writeAnew(db, table)
  await forgetStatistics(db)
  const renewed = await renewLog(db)
  await db.deleteFrom('traces_owed').where('id', 'in', owed).execute()
  return renewed ? 'all' : 'all but the log'
}

const LOCKED = '55P03'

/** An ordinary vacuum would leave the bytes of a dead row in its page. */
async function writeAnew(db: Database, table: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await sql`vacuum (full) ${sql.table(table)}`.execute(db))
    } catch (error) {
      if (codeOf(error) !== LOCKED || attempt === ATTEMPTS) throw error
    }
    await wait(AT_MOST_IN_THE_WAY)
  }
}

/** The most common values of a column, and some of all, stand in its statistics long after their rows. */
async function forgetStatistics(db: Database): Promise<void> {
  const {
    rows: [may],
  } = await sql<{ everything: boolean; clear: boolean }>`
    select rolsuper as everything, current_setting('server_version_num')::int >= 180000 as clear from pg_roles where rolname = current_user`.execute(
    db,
  )
  if (may?.everything) {
    await sql`delete from pg_statistic where starelid in (
      select oid from pg_class where relnamespace = current_schema()::regnamespace and relname = any(${TABLES}))`.execute(
      db,
    )
  } else if (may?.clear) {
    await sql`select pg_clear_attribute_stats(schemaname, tablename, attname, inherited) from pg_stats
      where schemaname = current_schema() and tablename = any(${TABLES})`.execute(db)
  } else return
  // Whoever owns the database may; to anybody else it is a warning.
  await sql`vacuum (full) pg_statistic`.execute(db)
}

const NOT_ALLOWED = '42501'

/** False where this role may not. */
async function renewLog(db: Database): Promise<boolean> {
  try {
    await sql`checkpoint`.execute(db)
    await switchLog(db)
    await writeOverRecycled(db)
    return true
  } catch (error) {
    if (codeOf(error) === NOT_ALLOWED) return false
    throw error
  }
}

/** After the checkpoint earlier segments of the log are not needed any more, and are removed or recycled. */
async function switchLog(db: Database): Promise<void> {
  await sql`select pg_switch_wal()`.execute(db)
  await sql`checkpoint`.execute(db)
}

/**
 * A server that recycles keeps old segments under the names of later ones, and the present segment may be one of them. A segment
 * from which the server has switched away has been written over.
 */
async function writeOverRecycled(db: Database): Promise<void> {
  const {
    rows: [ahead],
  } = await sql<{ count: number }>`
    select count(*)::int as count from pg_ls_waldir()
    where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_insert_lsn())`.execute(db)
  for (let k = 0; k <= Math.min(ahead?.count ?? 0, SEGMENTS); k += 1) await switchLog(db)
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code

export type TracesRepository = ReturnType<typeof tracesRepository>
