// Looks at the machine: database, clocks, keys, disk. It reads no row of anybody.
import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { migrations } from '@circle/migrations'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { schemaOf } from '../backup/backup.repository.ts'
import { type Operator, operator } from '../operating/operator.ts'
import { broken, type Finding, mind, well } from './finding.ts'
import { PATIENCE, reachTcp } from './reach.ts'
import { aboutServer } from './server.repository.ts'
import { ask, type Front } from './front.ts'

/** LiveKit tolerates a minute in the time of a token, and deadlines of a gathering follow the database. */
const FAR = 20_000 // milliseconds

export async function lookAtDatabase(url: string, who = operator()): Promise<Finding[]> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
  })
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const asked = Date.now()
    const { now, version, verbosity, statements } = await aboutServer(db)
    const took = Date.now() - asked
    return [
      await lookAtSchema(db),
      version >= 140_000
        ? well('PostgreSQL', `version ${Math.floor(version / 10_000)}.`)
        : broken('PostgreSQL', 'it is older than version 14.'),
      verbosity === 'terse' && statements === 'panic'
        ? well('Its log', 'holds no statements.')
        : mind(
            'Its log',
            'may hold pieces of statements: set log_error_verbosity=terse and log_min_error_statement=panic.',
          ),
      judgeClock("The database's clock", now.getTime() - asked - took / 2),
    ]
  } catch (error) {
    return [broken('The database', await whyNot(error as { code?: string; message: string }, new URL(url), who))]
  } finally {
    await db.destroy()
  }
}

/** The driver's codes and PostgreSQL's own (https://www.postgresql.org/docs/18/errcodes-appendix.html), in words. */
async function whyNot({ code, message }: { code?: string; message: string }, url: URL, who: Operator): Promise<string> {
  const look = `Look again in a minute; if it is still so, ${who.restart('postgres')}`
  if (code === '28P01' || code === '28000')
    return 'it answers and does not take our password: DATABASE_URL must hold the one it was set up with.'
  if (code === '3D000') return 'it answers and has no database of the name in DATABASE_URL.'
  if (code === '57P03') return `it is just starting, or ending. ${look}`
  if (code === '53300') return `it has no connection left for us. ${look}`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name in DATABASE_URL leads nowhere.'
  const reached = await reachTcp(url.hostname.replace(/^\[|\]$/g, ''), Number(url.port || 5432))
  if (reached === 'refused') return `nobody answers at its address. ${who.isRunning('postgres')}`
  if (reached === 'silent')
    return 'nothing comes back from its address: a firewall swallows it, or DATABASE_URL names another machine.'
  if (!/timeout/i.test(message)) return `it answers with an error${code ? ` (${code})` : ''}. ${look}`
  return `it takes the connection and says nothing within ${PATIENCE / 1000} seconds: it stands still, or its machine or disk is too busy. ${look}`
}

async function lookAtSchema(db: Kysely<unknown>): Promise<Finding> {
  const newest = Object.keys(migrations).sort().at(-1)!
  const there = await schemaOf(db)
  if (there === newest) return well('The database', 'it answers and is up to date.')
  if (there === null) return mind('The database', 'it answers and is empty: the app fills it at its first start.')
  return there < newest
    ? mind('The database', 'it is of an older version: the app brings it up to date at its next start.')
    : broken('The database', 'it is of a newer version than this app. Update the app.')
}

export function judgeClock(about: string, by: number): Finding {
  if (Math.abs(by) < FAR) return well(about, 'it goes with ours.')
  return broken(
    about,
    `it is ${Math.round(Math.abs(by) / 1000)} seconds ${by > 0 ? 'ahead of' : 'behind'} ours. Set both by NTP (timedatectl set-ntp true).`,
  )
}

/** No time server is asked, so the operator compares the last clock with a watch. */
export async function lookAtClocks(front: Front, liveKitUrl: string | undefined): Promise<Finding[]> {
  const said = await ask(front, '/healthz')
  const sfu =
    liveKitUrl === undefined
      ? null
      : await ask({ publicUrl: liveKitUrl.replace(/^ws/, 'http'), addresses: [], media: true }, '/')
  const compared = (
    [
      ["The app's clock", said],
      ["LiveKit's clock", sfu],
    ] as const
  ).flatMap(([about, answer]) =>
    typeof answer !== 'object' || answer?.date === undefined
      ? []
      : [judgeClock(about, Date.parse(answer.date) - Date.now())],
  )
  const now = new Date().toISOString().slice(0, 16).replace('T', ' ')
  return [...compared, mind('The time', `this machine believes it is ${now} UTC. Please compare that with a watch.`)]
}

const MEGABYTE = 1024 ** 2

export async function lookAtDisk(dataDir: string): Promise<Finding> {
  const disk = await statfs(dataDir).catch(() => null)
  if (!disk)
    return broken('The disk', `DATA_DIR (${dataDir}) is not there: the app makes it at its first start, if it may.`)
  return judgeDisk((disk.bavail * disk.bsize) / MEGABYTE)
}

export function judgeDisk(megabytes: number): Finding {
  const words = megabytes < 10_000 ? `${Math.floor(megabytes)} MB free` : `${Math.floor(megabytes / 1024)} GB free`
  if (megabytes < 200)
    return broken('The disk', `${words}: the database will stop soon. Make room, old logs and backups first.`)
  return megabytes < 1000
    ? mind('The disk', `${words}: make room before the next gathering.`)
    : well('The disk', `${words}.`)
}

export async function lookAtKeys(dataDir: string): Promise<Finding> {
  const folder = join(dataDir, 'keys')
  const found = await stat(folder).catch(() => null)
  if (!found) return well('The keys', 'there are none yet.')
  if (found.mode & 0o077) return broken('The keys', `others on this machine may look into ${folder}: chmod 700 it.`)
  const mayWrite = await access(folder, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
  return mayWrite
    ? well('The keys', "they are the app's alone.")
    : broken('The keys', `the app may not write in ${folder}: give it to the account it runs as.`)
}
