// Which tests hold which row, and what they said when they last ran. Pure: it reads no file, prints nothing.
import { exceptions } from './exceptions.mjs'
import { accountRows } from './rows-accounts.mjs'
import { historyRows } from './rows-history.mjs'
import { liveKitRows } from './rows-livekit.mjs'
import { requestRows } from './rows-requests.mjs'
import { secretRows } from './rows-secrets.mjs'

const row = ([id, says, ...tests]) => ({ id, says, tests: tests.map(([file, name, only]) => ({ file, name, only })) })
const byNumber = (one, other) => one.id.localeCompare(other.id, 'en', { numeric: true })

export const tables = [
  { title: 'The media server (LiveKit)', rows: liveKitRows.map(row) },
  {
    title: 'OWASP ASVS 5.0.0, as far as it was chosen',
    rows: [...requestRows, ...accountRows, ...secretRows].map(row).sort(byNumber),
  },
  { title: 'What went wrong elsewhere', rows: historyRows.map(row) },
]
export const leftOut = exceptions.map(([id, says, reason]) => ({ id, says, reason }))

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A test's name as it stands in its file, with places for the cases of a table, as a pattern for the names that ran. */
const titlesOf = ({ name }) =>
  new RegExp(
    `^${name
      .split(/%[sdifjo]|\$\{[^}]*\}/)
      .map(literal)
      .join('.*')}$`,
    'u',
  )

/** Whether the file has a test of this name, and the case. */
export function standsIn(text, { name, only }) {
  const plain = text.replaceAll("\\'", "'")
  return (
    ["'", '`', '"'].some((quote) => plain.includes(`${quote}${name}${quote}`)) &&
    (only === undefined || plain.includes(only))
  )
}

/** vitest's and Playwright's reports as [{ file, title, passed }]; `file` as the runner wrote it. Other reports have none. */
export function resultsOf(report) {
  const vitest = (report.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'skipped' && status !== 'pending')
      .map(({ title, status }) => ({ file: name, title, passed: status === 'passed' })),
  )
  const within = (suite) => [
    ...(suite.specs ?? []).map(({ file, title, tests }) => ({
      file,
      title,
      passed: tests.every(({ status }) => status === 'expected'),
    })),
    ...(suite.suites ?? []).flatMap(within),
  ]
  return [...vitest, ...(Array.isArray(report.suites) ? report.suites.flatMap(within) : [])]
}

/** 'passed', 'failed' or 'not run'. Playwright names files from its own folder, vitest from the root of the disk. */
export function resultOf(test, results) {
  const titles = titlesOf(test)
  const own = results.filter(
    ({ file, title }) =>
      isSame(file.replaceAll('\\', '/'), test.file) &&
      titles.test(title) &&
      (test.only === undefined || title.includes(test.only)),
  )
  if (own.length === 0) return 'not run'
  return own.every(({ passed }) => passed) ? 'passed' : 'failed'
}

const isSame = (said, file) =>
  said === file || said.endsWith(`/${file}`) || (!said.includes('/') && file.endsWith(`/${said}`))

/** A row holds when all its tests passed, fails when one failed or it has none, and is open when one did not run. */
export function verdictOf({ tests }, results) {
  if (tests.length === 0) return 'no test'
  const all = tests.map((test) => resultOf(test, results))
  return all.includes('failed') ? 'failed' : all.includes('not run') ? 'not run' : 'passed'
}
