// Finds a Redis for the tests of two media servers, or fetches Debian's. It must not start one, nor install a service:
// Debian's packages are only unpacked, with the libraries that a bare machine lacks beside them.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './places.mjs'
import { run, which } from './processes.mjs'
import { plain, step } from './say.mjs'

const folder = join(cache, 'redis')
const cached = join(folder, 'usr', 'bin', 'redis-server')
const PACKAGES = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1']

/** REDIS_SERVER, else the PATH, else what was fetched before. `libraries`: a folder of its own it must be told of. */
function findRedis(env = process.env) {
  if (env.REDIS_SERVER) {
    if (existsSync(env.REDIS_SERVER)) return { program: env.REDIS_SERVER }
    throw plain(`REDIS_SERVER names ${env.REDIS_SERVER}, and there is nothing.`)
  }
  const onPath = which('redis-server', env)
  if (onPath) return { program: onPath }
  return existsSync(cached) ? { program: cached, libraries: librariesBeside() } : undefined
}

/** Throws a sentence when there is none and none can be fetched: a test without it fails and is never left out. */
export async function ensureRedis() {
  const found = findRedis()
  if (found) return found
  if (which('apt-get') && which('dpkg-deb')) await step('Fetching Redis', unpackDebians, 'once, a few seconds')
  const fetched = findRedis()
  if (fetched) return fetched
  throw plain('There is no Redis on this machine. Install redis-server 6 or newer, or name one in REDIS_SERVER.')
}

/** usr/lib/<the machine's own name>. */
function librariesBeside() {
  const above = join(folder, 'usr', 'lib')
  const own = readdirSync(above, { recursive: true }).find((name) => name.includes('libjemalloc.so'))
  return own && join(above, own, '..')
}

async function unpackDebians() {
  rmSync(folder, { recursive: true, force: true }) // whatever an interrupted fetch has left
  mkdirSync(folder, { recursive: true })
  let { code, output } = await download()
  if (code !== 0 && process.getuid?.() === 0) {
    await run('apt-get', ['update', '-qq'], { output: 'keep' })
    ;({ code, output } = await download())
  }
  const archives = readdirSync(folder).filter((name) => name.endsWith('.deb'))
  if (code !== 0 || archives.length < PACKAGES.length)
    throw plain(`${output.trim().slice(-1500)}\n\nRedis could not be fetched.`)
  // The program's own package comes last: what is there when this was interrupted does not look finished.
  const inOrder = archives.toSorted(
    (one, other) => Number(one.startsWith('redis-server')) - Number(other.startsWith('redis-server')),
  )
  for (const archive of inOrder) {
    const unpacked = await run('dpkg-deb', ['-x', join(folder, archive), folder], { output: 'keep' })
    rmSync(join(folder, archive))
    if (unpacked.code !== 0) throw plain(`${unpacked.output.trim()}\n\nRedis could not be unpacked.`)
  }
}

const download = () =>
  run('apt-get', ['download', '-qq', ...PACKAGES], { cwd: folder, env: process.env, output: 'keep' })
