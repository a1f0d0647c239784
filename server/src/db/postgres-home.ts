// Decides in which folder the embedded database lives and from where its programs run. For root this is not always the data
// folder: PostgreSQL then runs as an account that may not enter, say, /root. It starts nothing.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Binaries, closedTo, NOBODY, runsAsRoot } from './postgres-binaries.ts'

export interface Home {
  readonly folder: string
  readonly cluster: string
  readonly log: string
  readonly binaries: Binaries
  /** The account PostgreSQL runs as, when it is not ours. */
  readonly ids: typeof NOBODY | undefined
}

const SHARED = '/var/lib/steady-circle'

/** `<dataDir>/postgres`, or a link from there to a folder that the other account can reach. */
export function homeOf(dataDir: string, binaries: Binaries, log: (line: string) => void): Home {
  const link = join(dataDir, 'postgres')
  const ids = runsAsRoot() ? NOBODY : undefined
  if (!ids) {
    mkdirSync(link, { recursive: true, mode: 0o700 })
    return home(link, binaries, undefined)
  }
  // The other account must be able to pass through the data folder; the files in it keep their narrow modes.
  chmodSync(dataDir, statSync(dataDir).mode | 0o111)
  const closed = closedTo(dataDir)
  if (closed && !exists(link)) moveOut(dataDir, link, closed, log)
  if (!exists(link)) mkdirSync(link, { mode: 0o700 })
  else if (!existsSync(link)) mkdirSync(readlinkSync(link), { recursive: true, mode: 0o700 })
  chownSync(link, ids.uid, ids.gid)
  return home(realpathSync(link), reachable(binaries, log), ids)
}

const home = (folder: string, binaries: Binaries, ids: Home['ids']): Home => ({
  folder,
  cluster: join(folder, 'cluster'),
  log: join(folder, 'server.log'),
  binaries,
  ids,
})

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

function moveOut(dataDir: string, link: string, closed: string, log: (line: string) => void): void {
  const folder = join(SHARED, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
  mkdirSync(SHARED, { recursive: true, mode: 0o755 })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  symlinkSync(folder, link)
  log(
    `No other account may enter ${closed}, and PostgreSQL does not run as root: ` +
      `the database lives in ${folder}, and ${link} leads there.`,
  )
}

/** The programs where they are, or a copy that the other account can run. */
function reachable(binaries: Binaries, log: (line: string) => void): Binaries {
  const closed = closedTo(binaries.native)
  if (!closed) return binaries
  const version = createHash('sha256').update(binaries.native).digest('hex').slice(0, 12)
  const native = join(SHARED, `programs-${version}`)
  if (!existsSync(native)) {
    log(`The PostgreSQL programs are copied to ${native}, because no other account may enter ${closed}.`)
    mkdirSync(SHARED, { recursive: true, mode: 0o755 })
    const unfinished = `${native}.${process.pid}`
    cpSync(binaries.native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, native)
  }
  const moved = (path: string): string => join(native, basename(dirname(path)), basename(path))
  return { native, initdb: moved(binaries.initdb), postgres: moved(binaries.postgres), pgCtl: moved(binaries.pgCtl) }
}
