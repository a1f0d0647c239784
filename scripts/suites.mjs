// The suites of `npm test`, each a function that answers { passed, failed } and never throws for a failing test.
// No suite may pass because a part was missing: nothing found, nothing run and a skipped test are all failures.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureFirefox } from './firefox.mjs'
import { houseLint } from './house-lint.mjs'
import { findLiveKit, HOW_TO_GET_VIDEO } from './livekit-find.mjs'
import { root } from './places.mjs'
import { packages } from './pnpm.mjs'
import { node } from './processes.mjs'
import { laneOf, plain, say } from './say.mjs'
import { buildTestProgram } from './test-program.mjs'
import { countPlaywright, countVitest, faultsIn, faultTable } from './test-reports.mjs'

const reports = join(root, 'tests', 'output')

/** What fits into a run of everything; `npm run chaos` plays two hundred seeds and any number. */
const SHORT_CHAOS = ['--seeds', '40']

/** Of the faults, those that are quick and matter most; `npm run faults` has every one, some of them with minutes of waiting. */
const SHORT_FAULTS = ['--grep', '@short']

/** What `npm test` plays in part only; `npm run test:all` plays the whole of it. The walks and the linker read LONG_TESTS too. */
export const inPart = ['property', 'integration', 'chaos', 'faults']
const long = () => Boolean(process.env['LONG_TESTS'])

export const suites = {
  types: () =>
    each(packages, (name) =>
      command(`types of ${name}`, join('node_modules', 'typescript', 'bin', 'tsc'), ['-p', name]),
    ),
  lint: () => each(Object.keys(lints), (name) => lints[name]()),
  build: () => each(['build'], () => ensureBuilt().then(() => true)),
  unit: (filters) => vitest('unit', filters),
  property: (filters) => vitest('property', filters),
  integration: async (filters) => {
    await needed({ liveKit: true, built: true })
    return vitest('integration', filters)
  },
  latency: async (filters) => {
    await needed({ liveKit: true, built: true })
    return vitest('latency', filters)
  },
  chaos: (args) => chaos(args.length > 0 || long() ? args : SHORT_CHAOS),
  media: async (filters) => {
    const { chromium } = await needed({ liveKit: true, built: true, chromium: true })
    return vitest('media', filters, { CHROMIUM: chromium })
  },
  screens: async (filters) => {
    const { chromium } = await needed({ chromium: true })
    return playwright('screens', 'playwright.screens.config.ts', filters, chromium)
  },
  e2e: async (filters) => {
    const { chromium } = await needed({ liveKit: true, built: true, chromium: true })
    return playwright('e2e', 'playwright.config.ts', filters, chromium)
  },
  firefox: async (filters) => {
    const { chromium, firefox } = await needed({ liveKit: true, built: true, chromium: true, firefox: true })
    return playwright('firefox', 'playwright.firefox.config.ts', filters, chromium, { FIREFOX: firefox })
  },
  faults: async (filters) => {
    const { chromium } = await needed({ liveKit: true, built: true, chromium: true })
    const picked = filters.length > 0 || long() ? filters : SHORT_FAULTS
    const counted = await playwright('faults', 'playwright.faults.config.ts', picked, chromium)
    say(faultTable(faultsIn(readReport(join(reports, 'faults.json')))))
    return counted
  },
}

/**
 * How a run of everything goes: stages one after another, the lanes of a stage beside each other. Browsers and services
 * each keep two cores busy: beside each other they miss their times and are no quicker. Only what just reckons runs so.
 */
export const stages = [
  [{ suites: ['types', 'lint', 'build'] }],
  [{ suites: ['unit'] }, { suites: ['property'] }],
  [{ suites: ['integration', 'latency', 'chaos', 'media', 'screens', 'e2e', 'firefox', 'faults'] }],
]

/** The parts a suite stands on, fetched where this machine can. Throws a sentence when one is not to be had. */
export async function needed({ liveKit, built, chromium, firefox }) {
  if (built) await ensureBuilt()
  const server = liveKit ? await findLiveKit() : undefined
  if (liveKit && !server) throw plain(`These tests need LiveKit.\n${HOW_TO_GET_VIDEO}`)
  return {
    server,
    chromium: chromium ? await ensureChromium() : undefined,
    firefox: firefox ? await ensureFirefox() : undefined,
  }
}

/** `args`: `--seeds N --from SEED`; without them, what a run of all tests plays. */
export async function chaos(args) {
  await needed({ built: true })
  const tests = join(root, 'tests')
  const program = await buildTestProgram(join(tests, 'chaos', 'main.ts'), 'chaos')
  const file = freshReport('chaos')
  const { code } = await node(['--enable-source-maps', program, '--report', file, ...args], { cwd: tests })
  const { passed, failed } = readReport(file) ?? { passed: 0, failed: 0 }
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed }
}

/** Counts every check as one, and says which failed. */
async function each(names, check) {
  let failed = 0
  for (const name of names) {
    const ok = await Promise.resolve(check(name)).catch((error) => {
      say(error.plain ? error.message : error.stack)
      return false
    })
    if (!ok) failed += 1
    say(`  ${ok ? '✓' : '✗'} ${name}`)
  }
  return { passed: names.length - failed, failed }
}

async function command(words, program, args) {
  const { code, output } = await node([join(root, program), ...args], { cwd: root, output: 'keep' })
  if (code !== 0) say(`${output.trim() || `no output, exit code ${code}`}\n  (${words})`)
  return code === 0
}

const tool = (name, file, ...args) => command(name, join('node_modules', name, 'bin', file), args)

/** `knip` finds files, exports and dependencies that nothing uses. */
const lints = {
  oxlint: () => tool('oxlint', 'oxlint', '--deny-warnings'),
  oxfmt: () => tool('oxfmt', 'oxfmt', '--check', '.'),
  house: houseLint,
  knip: () => tool('knip', 'knip.js', '--no-progress'),
}

function freshReport(name) {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** Colours are for people: a log file gets none. The two runners read different words for it. */
const quiet = (name, value) =>
  process.stdout.isTTY && !laneOf() ? process.env : { ...process.env, FORCE_COLOR: undefined, [name]: value }

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

async function vitest(project, filters, env = {}) {
  const file = freshReport(project)
  const { code } = await node(
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...filters,
    ],
    { cwd: root, env: { ...quiet('NO_COLOR', '1'), ...env } },
  )
  return countVitest(readReport(file), code)
}

async function playwright(name, config, filters, chromium, env = {}) {
  const file = freshReport(name)
  const tests = join(root, 'tests')
  const { code } = await node(
    [join(tests, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', '-c', config, ...filters],
    {
      cwd: tests,
      env: { ...quiet('FORCE_COLOR', '0'), ...env, CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    },
  )
  return countPlaywright(readReport(file), code)
}
