// The rows of `npm run evidence`: each has a test that is there, and a result is read for what it is.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../places.mjs'
import { leftOut, resultOf, resultsOf, standsIn, tables, verdictOf } from './judge.mjs'

const rows = tables.flatMap((table) => table.rows)

test('every row has a sentence and a test, and every exception a reason', () => {
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter(({ says, tests }) => !says.endsWith('.') || tests.length === 0)).toEqual([])
  expect(leftOut.filter(({ says, reason }) => !says?.endsWith('.') || !reason?.endsWith('.'))).toEqual([])
  const ids = [...rows, ...leftOut].map(({ id }) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  const liveKit = Array.from({ length: 13 }, (_, at) => `LK-${String(at + 1).padStart(2, '0')}`)
  expect(liveKit.filter((id) => !ids.includes(id))).toEqual([])
})

test('every test that a row names is there, under this name', () => {
  const gone = rows.flatMap(({ id, tests }) =>
    tests
      .filter((named) => {
        const file = join(root, named.file)
        return !existsSync(file) || !standsIn(readFileSync(file, 'utf8'), named)
      })
      .map(({ file, name, only }) => [id, file, name, only]),
  )
  expect(gone).toEqual([])
})

const vitest = (file, ...results) => ({
  testResults: [{ name: file, assertionResults: results.map(([title, status]) => ({ title, status })) }],
})

test('a row holds when each of its tests passed, in every case', () => {
  const held = {
    tests: [
      { file: 'tests/a.test.ts', name: 'it holds: %s' },
      { file: 'tests/e2e/b.spec.ts', name: 'on screen' },
    ],
  }
  const a = (...results) => resultsOf(vitest('/somewhere/tests/a.test.ts', ...results))
  const b = (status) =>
    resultsOf({ suites: [{ suites: [{ specs: [{ file: 'b.spec.ts', title: 'on screen', tests: [{ status }] }] }] }] })
  const good = a(['it holds: one', 'passed'], ['it holds: two', 'passed'], ['another', 'failed'])
  expect(verdictOf(held, [...good, ...b('expected')])).toBe('passed')
  expect(verdictOf(held, [...good, ...b('flaky')])).toBe('failed')
  expect(verdictOf(held, good)).toBe('not run')
  expect(verdictOf(held, [...a(['it holds: one', 'passed'], ['it holds: two', 'failed']), ...b('expected')])).toBe(
    'failed',
  )
  expect(verdictOf({ tests: [] }, good)).toBe('no test')
})

test('a test that was left out by a filter has not run, and neither has one of another file', () => {
  const named = { file: 'tests/a.test.ts', name: 'it holds' }
  expect(resultOf(named, resultsOf(vitest('/x/tests/a.test.ts', ['it holds', 'skipped'])))).toBe('not run')
  expect(resultOf(named, resultsOf(vitest('/x/tests/extra.test.ts', ['it holds', 'passed'])))).toBe('not run')
  expect(resultOf(named, resultsOf({ seeds: 200 }))).toBe('not run')
})

test('one case of a table is told from the others', () => {
  const results = resultsOf(vitest('/x/a.test.ts', ['nobody who waits: 403', 'passed'], ['nobody else: 403', 'failed']))
  expect(resultOf({ file: 'a.test.ts', name: '%s: 403', only: 'nobody who waits' }, results)).toBe('passed')
  expect(resultOf({ file: 'a.test.ts', name: '%s: 403' }, results)).toBe('failed')
})
