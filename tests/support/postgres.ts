// A real PostgreSQL for tests: one server for a whole run, and a new database for whoever asks, empty or with our tables.
// It must not be used by two runs at once; each run has its own folder and port.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@circle/server/db/embedded-postgres'
import { migrate } from '@circle/server/db/migrate'
import pg from 'pg'

/** How the address of the run's server travels from the setup to the workers. */
const ADDRESS = 'CIRCLE_TEST_POSTGRES'

/** Migrated once for the whole run; a copy costs a tenth of what the migrations do. Nobody connects to it. */
const TEMPLATE = 'migrated'

/** Tests need no durability, and many small pools at once. */
const FOR_TESTS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

export interface FreshDatabase {
  readonly url: string
  /** Removes the database, ending every session on it. */
  drop(): Promise<void>
}

/** Starts the run's server and returns what ends it. */
export async function startTestPostgres(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'circle-test-postgres-'))
  let running: EmbeddedPostgres
  try {
    running = await startEmbeddedPostgres({ dataDir, port: 25_320, settings: FOR_TESTS, log: () => {} })
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true })
    throw error
  }
  await onServer(running.url, `CREATE DATABASE ${TEMPLATE}`)
  await migrate(addressOf(running.url, TEMPLATE))
  process.env[ADDRESS] = running.url
  return async () => {
    await running.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A new empty database on the run's server, its name unlike any other. */
export const freshDatabase = (): Promise<FreshDatabase> => newDatabase('template1')

/** A new database with every migration applied and no rows of anybody. */
export const migratedDatabase = (): Promise<FreshDatabase> => newDatabase(TEMPLATE)

async function newDatabase(template: string): Promise<FreshDatabase> {
  const server = process.env[ADDRESS]
  if (!server) throw new Error('There is no test PostgreSQL: the run lacks tests/support/global-setup.ts.')
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return { url: addressOf(server, name), drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

function addressOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
