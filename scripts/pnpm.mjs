// Brings the dependencies in with the pinned pnpm. It must not need pnpm, corepack, a shell or a home folder.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cache, root } from './places.mjs'
import { run } from './processes.mjs'
import { plain, step } from './say.mjs'

export const packages = ['shared', 'migrations', 'server', 'web', 'tests']
const stampFile = join(root, 'node_modules', '.bootstrap')

/** The lock file says what is wanted; platform and Node's major say for whom it was installed. */
const stampOf = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')

/** npm's own npx: named by npm when it runs us, else beside the Node that runs us. */
function npxCli(env = process.env) {
  const beside = dirname(process.execPath)
  const places = [
    env.npm_execpath && join(dirname(env.npm_execpath), 'npx-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npx-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npx-cli.js'),
    '/usr/share/nodejs/npm/bin/npx-cli.js',
    '/usr/lib/node_modules/npm/bin/npx-cli.js',
  ]
  return places.find((place) => place && existsSync(place))
}

/** One place names the version: pnpm refuses to run when it differs from this field. */
const pnpmVersion = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager

/** Installs what the lock file names, unless that was done already. `output` as in `run`. */
export async function ensureDependencies(output = 'show') {
  const wanted = stampOf()
  const whole = packages.every((name) => existsSync(join(root, name, 'node_modules')))
  if (whole && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  const npx = npxCli()
  if (!npx) throw plain('npm was not found beside Node. Please start with `npm start`, so that npm says where it is.')
  // A machine may come without a home folder; npm and pnpm then keep theirs in the checkout's cache.
  const home = process.env.HOME || process.env.USERPROFILE ? {} : { HOME: join(cache, 'home') }
  const env = { ...process.env, ...home, CI: 'true', npm_config_yes: 'true' }
  const args = [npx, '--yes', pnpmVersion(), 'install', '--frozen-lockfile', '--reporter=append-only']
  await step(
    'Fetching the dependencies',
    async () => {
      const { code } = await run(process.execPath, args, { cwd: root, env, output })
      if (code !== 0)
        throw plain('The dependencies could not be fetched. What is written above says why; is there a network?')
    },
    'about 220 packages, under a minute',
  )
  writeFileSync(stampFile, wanted)
}
