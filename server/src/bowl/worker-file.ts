// Where the worker's program lies. A thread cannot run TypeScript, so there is only the built one.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NAME = 'curve.worker.js'

/** Beside us in the bundle, above its chunks, or, when we run from src as the tests do, in dist. Throws when it is nowhere. */
export function workerFile(from = import.meta.dirname): string {
  const found = ['.', '..', join('..', '..', 'dist')]
    .map((way) => join(from, way, NAME))
    .find((file) => existsSync(file))
  if (!found) throw new Error('The program of the thread for the bowl is missing: run `npm run build`.')
  return found
}
