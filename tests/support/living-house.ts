// One process's living state behind a real socket.io server, without the rest of the app: quick to start twice in one test.
// It must not put anything in the place of a real part.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSessions, type SignIns } from '@circle/server/auth/sessions'
import type { Database } from '@circle/server/db/database'
import type { Tables } from '@circle/server/db/tables'
import { migrate } from '@circle/server/db/migrate'
import { listenForNotices } from '@circle/server/db/notices'
import { type GatheringServer, makeSocketServer } from '@circle/server/gatherings/gatherings.socket'
import { type Gatherings, type GatheringsOptions, startGatherings } from '@circle/server/gatherings/start'
import { makeLog } from '@circle/server/log'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { freshDatabase } from './postgres.ts'

export interface House {
  readonly url: string
  readonly db: Database
  readonly sessions: SignIns
  readonly gatherings: Gatherings
  readonly io: GatheringServer
  /** What it wrote in its log, line by line. */
  readonly lines: string[]
  close(): Promise<void>
}

export type HouseOptions = { databaseUrl: string; dataDir: string } & Pick<GatheringsOptions, 'clock' | 'erasure'>

export async function openHouse({ databaseUrl, dataDir, ...rest }: HouseOptions): Promise<House> {
  const lines: string[] = []
  const config = { dataDir, processName: `test-${randomBytes(6).toString('hex')}`, https: false, logLevel: 'info' }
  const log = makeLog(config, { write: (line) => void lines.push(line) })
  const db = openPool(databaseUrl)
  const notices = await listenForNotices({ url: databaseUrl, log })
  const sessions = makeSessions({ db, config, notices })
  const gatherings = await startGatherings({ db, databaseUrl, config, sessions, log, ...rest })
  const http = createServer()
  const io = makeSocketServer(http)
  gatherings.attach(io)
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, db, sessions, gatherings, io, lines,
    async close() {
      await gatherings.close()
      await io.close()
      sessions.close()
      await notices.close()
      await db.destroy()
    },
  }
}

/** As the server's own pool; beside it, a connection that dies in the middle of a transaction is not an uncaught error here. */
function openPool(url: string): Database {
  const limits = { lock_timeout: 2000, statement_timeout: 3000, idle_in_transaction_session_timeout: 5000 }
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 2500, keepAlive: true, ...limits })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

export interface Ground {
  readonly databaseUrl: string
  readonly dataDir: string
  clear(): Promise<void>
}

/** A migrated database and an empty data folder, for one test file. */
export async function newGround(): Promise<Ground> {
  const database = await freshDatabase()
  await migrate(database.url)
  const dataDir = await mkdtemp(join(tmpdir(), 'circle-test-data-'))
  return {
    databaseUrl: database.url, dataDir,
    async clear() {
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
