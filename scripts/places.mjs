// Where things lie: the checkout, its cache, the data of a running circle. It must not create anything.
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(import.meta.url), '..', '..')
export const cache = join(root, '.cache')

/** DATA_DIR is read from the checkout, so that it means the same from every folder. */
export const dataDir = (env = process.env) => {
  const named = env.DATA_DIR || '.data'
  return isAbsolute(named) ? named : join(root, named)
}
