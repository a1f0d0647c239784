// A PostgreSQL of a test's own, which it may kill, start again, and let run out of room. Real processes and real files;
// unlike the run's shared server it keeps what it has committed, as an operator's does.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@circle/server/db/embedded-postgres'
import { findPostmaster } from '@circle/server/db/postmaster'
import type { FreshDatabase } from './postgres.ts'

export interface OwnPostgres extends FreshDatabase {
  /** The whole server dies without a word, as by a crash. */
  kill(): Promise<void>
  /** On the same files and the same port; resolves when it answers. */
  startAgain(): Promise<void>
  /** No file of it may grow past so many bytes, as on a disk that is full; null: as much as it likes. */
  roomFor(bytes: number | null): void
}

/** `settings`: further ones of the server, each `name=value`. */
export async function startOwnPostgres(settings: readonly string[] = []): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'circle-own-postgres-'))
  const first = await startEmbeddedPostgres({ dataDir, port: 23_400, settings, log: () => {} })
  const port = Number(new URL(first.url).port)
  let running = first
  const pid = (): number => {
    const found = findPostmaster(join(dataDir, 'postgres', 'cluster'))
    if (!found) throw new Error('PostgreSQL does not run.')
    return found.pid
  }
  return {
    url: first.url,
    async kill() {
      const all = [pid(), ...childrenOf(pid())]
      for (const one of all) killed(one)
    },
    async startAgain() {
      running = await startEmbeddedPostgres({ dataDir, port, settings, log: () => {} })
      if (running.url !== first.url) throw new Error('PostgreSQL came back elsewhere.')
    },
    roomFor(bytes) {
      const soft = bytes === null ? 'unlimited' : String(bytes)
      // As its own account: another one's limits are not even root's to set in every container.
      const { uid, gid } = statSync(`/proc/${pid()}`)
      const limit = (one: number): void =>
        void execFileSync('prlimit', ['--pid', String(one), `--fsize=${soft}:`], {
          stdio: 'pipe',
          ...(process.getuid?.() === 0 && { uid, gid }),
        })
      limit(pid())
      // A session that ended in this moment needs no limit any more.
      for (const child of childrenOf(pid()))
        try {
          limit(child)
        } catch (error) {
          if (alive(child)) throw error
        }
    },
    async drop() {
      await running.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
