// `npm run evidence`: every row of what must hold, the tests that hold it and what they said last. It runs no test itself.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { leftOut, resultOf, resultsOf, standsIn, tables, verdictOf } from '../evidence/judge.mjs'
import { root } from '../places.mjs'
import { say } from '../say.mjs'

const MARK = { passed: '✓', failed: '✗', 'not run': '·', 'no test': '✗' }

export default function evidence() {
  say(`Not held by a test, ${leftOut.length} rows, each with its reason:\n`)
  for (const { id, says, reason } of leftOut) say(`  ${id}  ${says}\n      ${reason}`)
  const results = lastResults()
  for (const { title, rows } of tables) {
    say(`\n${title}\n`)
    rows.forEach((row) => tell(row, results))
  }
  return judge(
    tables.flatMap(({ rows }) => rows),
    results,
  )
}

/** What stands in tests/output, and from when it is. What is no report of tests has no results. */
function lastResults() {
  const folder = join(root, 'tests', 'output')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const reports = names
    .map((name) => ({ name, results: readResults(join(folder, name)) }))
    .filter(({ results }) => results.length > 0)
  say(
    reports.length > 0
      ? '\nResults are those of the last runs, each of which may have been of a few tests only:'
      : '\nThere are no results yet: they come from `npm test`. Below stands which tests there are, not what they say.',
  )
  for (const { name, results } of reports) {
    const at = statSync(join(folder, name)).mtime.toISOString().slice(0, 16).replace('T', ' ')
    say(`  ${name}, ${at} UTC: ${results.length} tests`)
  }
  return reports.flatMap(({ results }) => results)
}

/** A report that was cut short has none. */
function readResults(path) {
  try {
    return resultsOf(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return []
  }
}

function tell(row, results) {
  const verdict = verdictOf(row, results)
  say(`${MARK[verdict]} ${row.id}  ${row.says}`)
  if (row.tests.length === 0) say('      no test')
  for (const test of row.tests) {
    const result = isThere(test) ? resultOf(test, results) : 'no such test'
    say(`      ${result}  ${test.file}: ${test.name}${test.only ? ` (${test.only})` : ''}`)
  }
}

const isThere = (test) =>
  existsSync(join(root, test.file)) && standsIn(readFileSync(join(root, test.file), 'utf8'), test)

function judge(rows, results) {
  const verdicts = rows.map((row) => verdictOf(row, results))
  const count = (which) => verdicts.filter((verdict) => verdict === which).length
  const gone = rows.flatMap(({ tests }) => tests).filter((test) => !isThere(test)).length
  const all = rows.length + leftOut.length
  say(
    `\n${all} rows: ${rows.length - count('no test')} with tests, ${count('no test')} without, ${leftOut.length} left out with a reason`,
  )
  if (count('not run') > 0)
    say(`${count('not run')} rows have a test without a result in the last run; \`npm test\` runs them all.`)
  if (gone > 0) say(`${gone} tests that are named do not stand in their files.`)
  say(`${count('passed')} passed, ${count('failed') + count('no test')} failed, ${count('not run')} not run`)
  return count('failed') + count('no test') + gone === 0 ? 0 : 1
}
