// Finds a Caddy for the tests of deploy/Caddyfile, or fetches Debian's. It must not start one, nor install a service:
// Debian's package would listen on port 80 from then on, so it is only unpacked.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './places.mjs'
import { run, which } from './processes.mjs'
import { plain, step } from './say.mjs'

const folder = join(cache, 'caddy')
const cached = join(folder, 'usr', 'bin', 'caddy')

/** CADDY, else the PATH, else what was fetched before. */
function findCaddy(env = process.env) {
  if (env.CADDY) {
    if (existsSync(env.CADDY)) return env.CADDY
    throw plain(`CADDY names ${env.CADDY}, and there is nothing.`)
  }
  return which('caddy', env) ?? (existsSync(cached) ? cached : undefined)
}

/** Throws a sentence when there is none and none can be fetched. */
export async function ensureCaddy() {
  const found = findCaddy()
  if (found) return found
  if (which('apt-get') && which('dpkg-deb')) await step('Fetching Caddy', unpackDebians, 'once, a few seconds')
  const fetched = findCaddy()
  if (fetched) return fetched
  throw plain('There is no Caddy on this machine. Install caddy 2.6 or newer, or name one in CADDY.')
}

async function unpackDebians() {
  mkdirSync(folder, { recursive: true })
  let { code, output } = await download()
  if (code !== 0 && process.getuid?.() === 0) {
    await run('apt-get', ['update', '-qq'], { output: 'keep' })
    ;({ code, output } = await download())
  }
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'))
  if (code !== 0 || !archive) throw plain(`${output.trim().slice(-1500)}\n\nCaddy could not be fetched.`)
  const unpacked = await run('dpkg-deb', ['-x', join(folder, archive), folder], { output: 'keep' })
  rmSync(join(folder, archive))
  if (unpacked.code !== 0) throw plain(`${unpacked.output.trim()}\n\nCaddy could not be unpacked.`)
}

const download = () => run('apt-get', ['download', '-qq', 'caddy'], { cwd: folder, env: process.env, output: 'keep' })
