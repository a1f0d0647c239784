// How late the event loop of a built app is, measured in the app's own process by loop-watch.mjs.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/places.mjs'
import { waitFor } from './wait-for.ts'

/** Delays in ms, `cpu` in ms of all threads since the start, `turns`: how often the loop was looked at. */
export type LoopReport = { count: number; p50: number; p99: number; max: number; turns: number; cpu: number }

export interface LoopWatch {
  /** For the app's environment. */
  readonly env: Record<string, string>
  /** What was measured since the last report. */
  report(pid: number): Promise<LoopReport>
}

export function loopWatch(): LoopWatch {
  const file = join(tmpdir(), `circle-test-loop-${randomBytes(8).toString('hex')}.json`)
  const preload = pathToFileURL(join(root, 'tests', 'support', 'loop-watch.mjs')).href
  let last = 0
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, LOOP_WATCH_FILE: file },
    async report(pid) {
      process.kill(pid, 'SIGUSR2')
      const found = await waitFor('the report of the event loop', () => read(file, last))
      last = found.count
      return found
    },
  }
}

function read(file: string, after: number): LoopReport | null {
  if (!existsSync(file)) return null
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as LoopReport
    return found.count > after ? found : null
  } catch {
    return null // half written
  }
}
