// One process's living state behind the app's own server of requests and sockets, without accounts, media and pages: quick
// to start twice in one test. It must not put anything in the place of a real part.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHttp, openSockets } from '@circle/server/app'
import { makeSessions, type SignIns } from '@circle/server/auth/sessions'
import { gatheringOf, openChannel, type Posted, routeChannel } from '@circle/server/bowl/channel'
import { readConfig } from '@circle/server/config'
import { type Database, openDatabase } from '@circle/server/db/database'
import { listenForNotices } from '@circle/server/cluster/notices'
import type { GatheringServer } from '@circle/server/realtime/socket-server'
import { type Gatherings, type GatheringsOptions, startGatherings } from '@circle/server/live-gatherings'
import { headersFor } from '@circle/server/http/headers'
import { makeLog } from '@circle/server/log/log'
import { migratedDatabase } from './postgres.ts'
import { testPort } from './test-port.ts'

export interface ServerFixture {
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

export type ServerFixtureOptions = { databaseUrl: string; dataDir: string } & Pick<
  GatheringsOptions,
  'clock' | 'erasure' | 'mixing'
>

export async function openServerFixture({
  databaseUrl,
  dataDir,
  ...rest
}: ServerFixtureOptions): Promise<ServerFixture> {
  const lines: string[] = []
  const port = await testPort()
  const url = `http://127.0.0.1:${port}`
  const config = readConfig({ PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, PROCESS_NAME: 'test' })
  const log = makeLog(config, { write: (line) => void lines.push(line) })
  const db = openDatabase({ url: databaseUrl })
  const notices = await listenForNotices({ url: databaseUrl, log })
  const sessions = makeSessions({ db, config, notices })
  const gatherings = await startGatherings({ db, databaseUrl, notices, config, sessions, log, ...rest })
  const posts: Posted[] = []
  const http = await openHttp(config, log)
  const io = await openSockets(http, config)
  gatherings.attach(io)
  await routeChannel(
    http,
    openChannel({
      headers: headersFor(config),
      receive(posted) {
        posts.push(posted)
        gatherings.bowl.receive(gatheringOf(posted.path) ?? '', posted.body)
      },
    }),
  )
  gatherings.routes(http)
  await http.listen({ port, host: '127.0.0.1' })

  return {
    url,
    db,
    sessions,
    gatherings,
    io,
    lines,
    posts,
    async close() {
      await gatherings.close()
      await http.close()
      sessions.close()
      await notices.close()
      await db.destroy()
    },
  }
}

export interface Storage {
  readonly databaseUrl: string
  readonly dataDir: string
  clear(): Promise<void>
}

/** A migrated database and an empty data folder, for one test file. */
export async function newStorage(): Promise<Storage> {
  const database = await migratedDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'circle-test-data-'))
  return {
    databaseUrl: database.url,
    dataDir,
    async clear() {
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
