// One process's living state behind a real socket.io server, without the rest of the app: quick to start twice in one
// test. It must not put anything in the place of a real part.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSessions, type SignIns } from '@circle/server/auth/sessions'
import { gatheringOf, openChannel, type Posted } from '@circle/server/bowl/channel'
import { type Database, openDatabase } from '@circle/server/db/database'
import { migrate } from '@circle/server/db/migrate'
import { listenForNotices } from '@circle/server/db/notices'
import { type GatheringServer, makeSocketServer } from '@circle/server/gatherings/gatherings.socket'
import { type Gatherings, type GatheringsOptions, startGatherings } from '@circle/server/gatherings/start'
import { makeLog } from '@circle/server/log'
import { freshDatabase } from './postgres.ts'

export interface House {
  readonly url: string
  readonly db: Database
  readonly sessions: SignIns
  readonly gatherings: Gatherings
  readonly io: GatheringServer
  /** What it wrote in its log, line by line. */
  readonly lines: string[]
  /** What came by the channel of the bowl, as it was handed on. */
  readonly posts: Posted[]
  close(): Promise<void>
}

export type HouseOptions = { databaseUrl: string; dataDir: string } & Pick<GatheringsOptions, 'clock' | 'erasure' | 'mixing'>

export async function openHouse({ databaseUrl, dataDir, ...rest }: HouseOptions): Promise<House> {
  const lines: string[] = []
  const config = { dataDir, processName: `test-${randomBytes(6).toString('hex')}`, https: false, logLevel: 'info' }
  const log = makeLog(config, { write: (line) => void lines.push(line) })
  const db = openDatabase({ url: databaseUrl })
  const notices = await listenForNotices({ url: databaseUrl, log })
  const sessions = makeSessions({ db, config, notices })
  const gatherings = await startGatherings({ db, databaseUrl, config, sessions, log, ...rest })
  const posts: Posted[] = []
  const channel = openChannel({
    headers: {},
    receive(posted) {
      posts.push(posted)
      gatherings.bowl.receive(gatheringOf(posted.path) ?? '', posted.body)
    },
  })
  const http = createServer(channel)
  const io = makeSocketServer(http)
  gatherings.attach(io)
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, db, sessions, gatherings, io, lines, posts,
    async close() {
      await gatherings.close()
      await io.close()
      sessions.close()
      await notices.close()
      await db.destroy()
    },
  }
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
