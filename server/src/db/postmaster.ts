// What PostgreSQL says about itself in its data folder: whether one runs there, on which port, and how to stop it. It must not
// start one, and must never touch a process that is not PostgreSQL.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** Reads `postmaster.pid` (line 1 process, line 4 port; PostgreSQL's storage documentation). Undefined: none alive. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const named = namedIn(cluster)
  return named && isPostgres(named.pid) ? named : undefined
}

/**
 * Removes the file when it names a living process of another program, which PostgreSQL would take for its own. In every other
 * case the file is left to PostgreSQL: a server that is just starting may not have filled it in yet.
 */
export function forgetForeignPid(cluster: string): void {
  const named = namedIn(cluster)
  if (named && !isPostgres(named.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** The living process that a filled-in file names. */
function namedIn(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return Number.isInteger(pid) && pid > 1 && port > 0 && isAlive(pid) ? { pid, port } : undefined
}

/** A process that has ended and waits for its parent (a zombie) is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return process.platform !== 'linux' || !/^State:\s+Z/m.test(ofProcess(pid, 'status'))
}

function ofProcess(pid: number, file: 'status' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/** Process numbers are reused, so a stale file may name another program's process. */
function isPostgres(pid: number): boolean {
  if (process.platform === 'linux') return ofProcess(pid, 'cmdline').includes('postgres')
  if (process.platform === 'win32') return true
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}

/** A fast shutdown: sessions are ended, and nothing that was written is lost. Resolves when the process is gone. */
export async function stopPostmaster(cluster: string, pgCtl: string): Promise<void> {
  const running = findPostmaster(cluster)
  if (!running) return
  if (process.platform === 'win32') {
    execFileSync(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w'], { stdio: 'ignore' })
    return
  }
  process.kill(running.pid, 'SIGINT')
  for (let waited = 0; waited < 10_000; waited += 20) {
    // The file goes a moment before the process does.
    if (!isAlive(running.pid)) return
    await wait(20)
  }
  throw new Error(`PostgreSQL (process ${running.pid}) did not stop within ten seconds.`)
}
