// Finds a Chromium for browser tests and benches, or installs Debian's where it may. It must not start one.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { aptInstall } from './apt.mjs'
import { which } from './processes.mjs'
import { plain, step } from './say.mjs'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const windowsPlaces = ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe']

/** CHROMIUM, else Playwright's own, else the system's. */
function findChromium(env = process.env) {
  if (env.CHROMIUM) {
    if (existsSync(env.CHROMIUM)) return env.CHROMIUM
    throw plain(`CHROMIUM names ${env.CHROMIUM}, and there is nothing.`)
  }
  return [playwrightsOwn(env), ...programs.map((name) => which(name, env)), ...macPlaces, ...windowsPlaces].find(
    (place) => place && existsSync(place),
  )
}

function playwrightsOwn(env) {
  const folder =
    env.PLAYWRIGHT_BROWSERS_PATH ||
    (process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches', 'ms-playwright')
      : join(homedir(), '.cache', 'ms-playwright'))
  if (!existsSync(folder)) return undefined
  const builds = readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse()
  return builds
    .flatMap((name) =>
      ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-win64/chrome.exe'].map((program) =>
        join(folder, name, program),
      ),
    )
    .find((place) => existsSync(place))
}

/** Throws a sentence when there is none and none can be installed. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && which('apt-get'))
    await step('Installing Chromium', () => aptInstall('chromium', 'Chromium'), 'once, under a minute')
  const installed = findChromium()
  if (installed) return installed
  throw plain('There is no Chromium on this machine. Install chromium or Google Chrome, or name one in CHROMIUM.')
}
