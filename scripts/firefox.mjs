// Finds a Firefox for the tests that run in it, or installs Debian's where it may. It must not start one.
import { existsSync } from 'node:fs'
import { aptInstall } from './apt.mjs'
import { run, which } from './processes.mjs'
import { plain, step } from './say.mjs'

/** The oldest one in which these tests have a chance: earlier ones lack WebDriver BiDi commands that they use. */
const OLDEST = 140

const programs = ['firefox-esr', 'firefox']
const otherPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** FIREFOX, else the system's. */
function findFirefox(env = process.env) {
  if (env.FIREFOX) {
    if (existsSync(env.FIREFOX)) return env.FIREFOX
    throw plain(`FIREFOX names ${env.FIREFOX}, and there is nothing.`)
  }
  return [...programs.map((name) => which(name, env)), ...otherPlaces].find((place) => place && existsSync(place))
}

/** Throws a sentence when there is none, none can be installed, or it is too old. */
export async function ensureFirefox() {
  const found = findFirefox() ?? (await install())
  if (!found)
    throw plain('There is no Firefox on this machine. Install firefox-esr or Firefox, or name one in FIREFOX.')
  const { output } = await run(found, ['--version'], { output: 'keep' })
  const version = Number(/Firefox (\d+)/.exec(output)?.[1])
  if (version >= OLDEST) return found
  throw plain(
    `${found} is Firefox ${version || 'of no version it would tell'}; these tests need ${OLDEST} or newer. Name another in FIREFOX.`,
  )
}

async function install() {
  if (process.getuid?.() === 0 && which('apt-get'))
    await step('Installing Firefox', () => aptInstall('firefox-esr', 'Firefox'), 'once, under a minute')
  return findFirefox()
}
