// Vite as a package of ours has installed it: the scripts depend on nothing themselves.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../places.mjs'

export const viteOf = (name) =>
  import(pathToFileURL(createRequire(join(root, name, 'package.json')).resolve('vite')).href)
