// Installs one package of Debian or Ubuntu. It must not decide whether it may.
import { run } from './processes.mjs'
import { plain } from './say.mjs'

/** Throws the last words of apt when it could not. */
export async function aptInstall(name, called) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { env, output: 'keep' })
  const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    env,
    output: 'keep',
  })
  if (install.code !== 0)
    throw plain(`${(update.output + install.output).trim().slice(-1500)}\n\n${called} could not be installed.`)
}
