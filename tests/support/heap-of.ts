// What a built app holds in memory after a forced collection, measured in its own process by heap-watch.mjs.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/places.mjs'
import { waitFor } from './wait-for.ts'

export interface HeapWatch {
  /** For the app's environment. */
  readonly env: Record<string, string>
  /** Bytes in use after a collection, now. */
  heap(pid: number): Promise<number>
}

export function heapWatch(): HeapWatch {
  const file = join(tmpdir(), `circle-test-heap-${randomBytes(8).toString('hex')}.json`)
  const preload = pathToFileURL(join(root, 'tests', 'support', 'heap-watch.mjs')).href
  let last = 0
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, HEAP_WATCH_FILE: file },
    async heap(pid) {
      process.kill(pid, 'SIGUSR2')
      const { count, heap } = await waitFor('the report of the heap', () => read(file, last))
      last = count
      return heap
    },
  }
}

function read(file: string, after: number): { count: number; heap: number } | null {
  if (!existsSync(file)) return null
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as { count: number; heap: number }
    return found.count > after ? found : null
  } catch {
    return null // half written
  }
}
