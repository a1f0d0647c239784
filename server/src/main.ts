// Runs one app process: database, migrations, app, and an orderly end. Standard output carries the log and nothing else.
import { type App, buildApp } from './app.ts'
import { readConfig, WrongConfig } from './config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './db/embedded-postgres.ts'
import { migrate } from './db/migrate.ts'
import { inWords, tryDataDir } from './operating/disk.ts'
import { makeLog } from './log/log.ts'

const SLOWEST_END = 8000 // milliseconds

const config = (() => {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof WrongConfig)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(78) // EX_CONFIG
  }
})()
const log = makeLog(config)

let app: App | undefined
let postgres: EmbeddedPostgres | undefined
let ending = false

async function end(why: string, code = 0): Promise<void> {
  if (ending) return
  ending = true
  log.info({ why }, 'ending')
  setTimeout(() => process.exit(code || 1), SLOWEST_END).unref()
  try {
    await app?.close()
    await postgres?.stop()
  } catch (error) {
    log.error({ err: error }, 'the end was not in order')
  }
  process.exit(code)
}

process.on('SIGTERM', () => void end('asked to'))
process.on('SIGINT', () => void end('asked to'))
// The process that started us, and holds the other end of this channel, is gone.
process.on('disconnect', () => void end('left alone'))
process.on('message', (message: unknown) => {
  if ((message as { media?: unknown } | null)?.media === 'text-only') app?.setTextOnly()
})
// One request that fails must not end the gathering for everybody.
process.on('uncaughtException', (error) => log.error({ err: error }, 'nobody caught this'))
process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody caught this'))

try {
  await tryDataDir(config.dataDir)
  if (config.databaseUrl === undefined) {
    postgres = await startEmbeddedPostgres({
      dataDir: config.dataDir,
      port: config.pgPort,
      log: (line) => log.info(line),
    })
  }
  const databaseUrl = config.databaseUrl ?? postgres!.url
  const applied = await migrate(databaseUrl)
  if (applied.length > 0) log.info({ applied }, 'the database was brought up to date')
  app = await buildApp(config, { databaseUrl, log })
  await app.listen()
} catch (error) {
  // The message is for the operator who starts the process, and is ours or the system's: nobody has spoken yet.
  process.stderr.write(`${inWords(error)}\n`)
  log.fatal({ err: error }, 'the app does not start')
  await end('it does not start', 1)
}
