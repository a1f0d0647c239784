// The pool of connections and its typed interface. No query stands here: queries are in the repositories.
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

export interface DatabaseOptions {
  readonly url: string
  /** How many connections at most, for one process. */
  readonly connections?: number
  /** How long a statement may run, when three seconds are not enough (milliseconds). */
  readonly patience?: number
  /** An idle connection died. The pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void
  /** Gets, once, the function that counts the connections. */
  readonly onPool?: (counts: () => { total: number; idle: number; waiting: number }) => void
}

/**
 * Nobody may hold the others up: a lock is awaited 2 s, a statement runs 3 s, a transaction idles 5 s. When not even the refusal
 * comes back, because the network swallows everything, we stop waiting after 4 s (milliseconds).
 */
const LIMITS = {
  lock_timeout: 2000,
  statement_timeout: 3000,
  idle_in_transaction_session_timeout: 5000,
  query_timeout: 4000,
}
const SWALLOWED = 'Query read timeout' // the driver has no code for it

/** Opens lazily, and so succeeds even while the database is away. `destroy()` closes it. */
export function openDatabase({
  url,
  connections = 10,
  patience,
  onIdleError = () => {},
  onPool,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 2500,
    keepAlive: true,
    ...LIMITS,
    ...(patience && { statement_timeout: patience, query_timeout: patience + 1000 }),
  })
  pool.on('error', onIdleError)
  onPool?.(() => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withoutDead(pool) }) })
}

/** A connection that has stopped answering must not go back to the pool: its next user would wait in vain too. */
function withoutDead(pool: pg.Pool): PostgresPool {
  // The pool does not listen to a connection that is in use, and a lost connection would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      let dead = false
      const query = async (text: string, values: unknown[]): Promise<pg.QueryResult> => {
        try {
          return await client.query(text, values)
        } catch (error) {
          dead ||= (error as Error).message === SWALLOWED
          throw error
        }
      }
      return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(dead) }
    },
  }
}

/** SQLSTATE classes and codes that mean "not now" and not "wrong": https://www.postgresql.org/docs/18/errcodes-appendix.html */
const AWAY = /^(08|53|57P|58)|^(57014|55P03|40001|40P01|25P03)$/
const AWAY_NODE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])
// The driver has no codes for these.
const AWAY_WORDS =
  /query read timeout|connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable/i

/** True when the same request may succeed later: the database is away or overloaded, or another transaction was in the way. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && (AWAY.test(code) || AWAY_NODE.has(code))) return true
  return AWAY_WORDS.test(error.message)
}
