// Prints one line: a link of one use and sixty minutes, to come in as the first circle's facilitator (new words with it).
// It makes the circle and her account when there are none. The link goes to standard output only, never to a log.
import { facilitatorLink } from './circles/invitations.service.ts'
import { readConfig, WrongConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './db/embedded-postgres.ts'
import { migrate } from './db/migrate.ts'

const toStderr = (line: string): void => void process.stderr.write(`${line}\n`)

try {
  const config = readConfig(process.env)
  const running = config.databaseUrl ?? (await findEmbeddedPostgres(config.dataDir))
  const started = running === undefined ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: toStderr }) : undefined
  const url = running ?? started!.url
  await migrate(url)
  const db = openDatabase({ url, connections: 1 })
  const link = await facilitatorLink(db, config.publicUrl)
  await db.destroy()
  await started?.stop()
  process.stdout.write(`${link}\n`)
} catch (error) {
  toStderr(error instanceof WrongConfig || error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
