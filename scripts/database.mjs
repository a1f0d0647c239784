// Looks after the embedded database of a data folder: notices when it dies, ends it when everything ends.
// It must not start one: that is the app's part (server/src/db/embedded-postgres.ts).
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from './places.mjs'
import { commandOf, end, isAlive } from './processes.mjs'

/** A fast shutdown by SIGINT; on Windows, which has no signals, by pg_ctl. */
export async function endDatabase(dataDir) {
  const cluster = join(dataDir, 'postgres', 'cluster')
  const pid = postmasterOf(cluster)
  if (!pid || !isAlive(pid)) return
  if (process.platform !== 'win32') {
    if (commandOf(pid).includes('postgres')) await end(pid, ['SIGINT', 'SIGQUIT'], 15_000)
    return
  }
  const from = createRequire(join(root, 'server', 'package.json'))
  const programs = dirname(dirname(from.resolve('@embedded-postgres/windows-x64')))
  spawnSync(join(programs, 'native', 'bin', 'pg_ctl.exe'), ['stop', '-D', cluster, '-m', 'fast', '-w'], {
    stdio: 'ignore',
  })
}

/** Seconds without the database before it counts as gone, and seconds it is given to come back before that is said again. */
const GONE = 3
const COMES_BACK = 12

/**
 * Calls `onGone` when the database is gone, and again for as long as it does not come back: one that dies between two
 * looks must not be waited for in vain. Returns what ends the watch.
 */
export function watchDatabase(dataDir, onGone) {
  const cluster = join(dataDir, 'postgres', 'cluster')
  let misses = 0
  const watch = setInterval(() => {
    const pid = postmasterOf(cluster)
    misses = pid && isAlive(pid) ? 0 : misses + 1
    if (misses < GONE) return
    misses = -COMES_BACK
    onGone()
  }, 1000)
  return async () => clearInterval(watch)
}

function postmasterOf(cluster) {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}
