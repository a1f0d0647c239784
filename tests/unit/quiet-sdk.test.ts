// What the build leaves out of the media library: its log calls, and nothing else.
import { expect, test } from 'vitest'
import { parseAst } from 'vite'
import { withoutLogCalls } from '../../web/build/quiet-sdk.ts'

const quiet = (code: string) => withoutLogCalls(code, parseAst)

test('the build leaves out the log calls of the media library and keeps every other statement', () => {
  expect(quiet('a();log.debug("x", { y });b()')).toBe('a();;b()')
  expect(quiet('class R { f() { this.log.warn(`a ${b}`, c()); return 1 } }')).toBe('class R { f() { ; return 1 } }')
  expect(quiet('if (a) log.info("x"); else log.error("y")\nb()')).toBe('if (a) ; else ;\nb()')
})

test('a log call whose answer is used stays, and so does everything that only looks like one', () => {
  const kept = [
    'const a = log.info("x")',
    'history.log.push(1)',
    'console.log("x")',
    'this.debug("x")',
    'f(() => log.debug("x"))',
    'log.setLevel("x")',
  ]
  for (const code of kept) expect(quiet(code), code).toBe(code)
})
