// Where the worker's program lies. A thread cannot run TypeScript, so only the built program is looked for.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NAME = 'curve.worker.js'

/** Beside this file in the bundle, above its chunks, or in dist when the tests run from src. Throws when it is nowhere. */
export function workerFile(from = import.meta.dirname): string {
  const found = ['.', '..', join('..', '..', 'dist')]
    .map((way) => join(from, way, NAME))
    .find((file) => existsSync(file))
  if (!found) throw new Error('The program of the thread for the bowl is missing: run `npm run build`.')
  return found
}
