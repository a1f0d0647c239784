// Runs the PostgreSQL that comes with the packages, when DATABASE_URL names none. PostgreSQL outlives the process that started
// it, and must not be stopped except on an orderly stop.
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findFreePort } from './free-port.ts'
import { type Home, homeOf } from './postgres-home.ts'
import { findBinaries } from './postgres-binaries.ts'
import { findPostmaster, forgetForeignPid, isAlive, stopPostmaster } from './postmaster.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** True when PostgreSQL was running already, left behind by a process that is gone. */
  readonly adopted: boolean
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** The first port to try; the next free port is taken. */
  readonly port?: number | undefined
  /** Further server settings, each `name=value`. */
  readonly settings?: readonly string[]
  readonly log: (line: string) => void
}

const USER = 'circle'
const DATABASE = 'circle'
const FIRST_PORT = 54320
/** After so many refusals of the password in a row, 25 ms apart and more, the server that refuses is taken for ours. */
const REFUSALS = 120
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'timezone=UTC',
  'log_timezone=UTC',
  // Words that are said in a circle must not reach a log file through a failing statement, nor the time of a row its metadata.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'track_commit_timestamp=off',
  // A finished segment of the write-ahead log is removed, instead of being kept under the name of a later segment.
  'wal_recycle=off',
]

/** Starts PostgreSQL, or adopts the one that runs on this data folder. Throws a sentence for the operator when it cannot. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const binaries = await findBinaries()
  const home = homeOf(dataDir, binaries, options.log)
  const password = readPassword(dataDir) ?? writePassword(dataDir)
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) initialise(home, password, options.log)

  for (let attempt = 1; ; attempt += 1) {
    const running = findPostmaster(home.cluster)
    const port = running?.port ?? (await findFreePort(options.port ?? FIRST_PORT))
    forgetForeignPid(home.cluster)
    const pid = running?.pid ?? launch(home, port, options.settings ?? [])
    const url = urlOf(password, port, DATABASE)
    if (await answers(urlOf(password, port, 'postgres'), pid)) {
      await createDatabase(urlOf(password, port, 'postgres'))
      if (running) options.log(`PostgreSQL was still running (process ${pid}) and is used again.`)
      return { url, adopted: running !== undefined, stop: () => stopPostmaster(home.cluster, home.binaries.pgCtl) }
    }
    // Another process may have been quicker on the same folder, the port may have been taken in between, or the sessions of a
    // killed server may still be ending: another try succeeds in all three cases.
    if (attempt === 5) throw new Error(`PostgreSQL does not start. Its last words: ${lastWords(home.log)}`)
    await wait(200 * attempt)
  }
}

/** The address of the database that runs on this data folder, if one does. */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const running = findPostmaster(join(resolve(dataDir), 'postgres', 'cluster'))
  const password = readPassword(resolve(dataDir))
  return running && password ? urlOf(password, running.port, DATABASE) : undefined
}

const urlOf = (password: string, port: number, database: string): string =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`

function readPassword(dataDir: string): string | undefined {
  const file = join(dataDir, 'postgres-password')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

function writePassword(dataDir: string): string {
  const password = randomBytes(24).toString('hex')
  writeFileSync(join(dataDir, 'postgres-password'), password, { mode: 0o600 })
  return password
}

/** Made under another name and renamed when complete, so that an interrupted start leaves nothing half made. */
function initialise(home: Home, password: string, log: (line: string) => void): void {
  log('Making a new database.')
  const unfinished = join(home.folder, 'cluster.unfinished')
  const passwordFile = join(home.folder, 'password.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (home.ids) chownSync(passwordFile, home.ids.uid, home.ids.gid)
  try {
    execFileSync(
      home.binaries.initdb,
      [
        '-D',
        unfinished,
        '-U',
        USER,
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        '--no-instructions',
      ],
      { ...home.ids, cwd: home.folder, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', windowsHide: true },
    )
  } catch (error) {
    const words = (error as { stderr?: string }).stderr?.trim() || (error as Error).message
    throw new Error(`The database could not be made in ${home.folder}: ${words}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, home.cluster)
}

/** PostgreSQL gets a process group of its own and no pipe to us: neither Ctrl-C nor our death reaches it. */
function launch(home: Home, port: number, settings: readonly string[]): number {
  const output = openSync(home.log, 'w', 0o600)
  const options = [...SETTINGS, ...settings].flatMap((setting) => ['-c', setting])
  const child = spawn(home.binaries.postgres, ['-D', home.cluster, '-p', String(port), ...options], {
    ...home.ids,
    cwd: home.folder,
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  })
  child.on('error', () => {})
  child.unref()
  closeSync(output)
  if (child.pid === undefined) throw new Error(`PostgreSQL could not be run from ${home.binaries.postgres}.`)
  return child.pid
}

/**
 * Tries to sign in until the server answers (true), or its process is gone or half a minute is over (false). Throws when a
 * server that stays refuses the password: another PostgreSQL that took the port first refuses it too, and then ours ends.
 */
async function answers(url: string, pid: number): Promise<boolean> {
  let refused = 0
  for (let waited = 0; waited < 30_000; waited += 25) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      if ((error as { code?: string }).code === '28P01' && (refused += 1) === REFUSALS) {
        throw new Error('The database refuses its own password: postgres-password in the data folder is not its own.')
      }
      await client.end().catch(() => {})
    }
    if (!isAlive(pid)) return false
    await wait(25)
  }
  return false
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } catch (error) {
    const duplicate = ['42P04', '23505'].includes((error as { code?: string }).code ?? '')
    if (!duplicate) throw error
  } finally {
    await client.end()
  }
}

const lastWords = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ') : '(none)'
