// The house rules against small pieces of source: each rule must see its fault and nothing else.
import { expect, test } from 'vitest'
import { faultOfPath, faultsIn, foreignHosts } from './contents.mjs'
import { circles } from './cycles.mjs'
import { faultsOf } from './directions.mjs'
import { foldersOf } from './folders.mjs'
import { declarationsOf, declaredTwice, wideNames } from './names.mjs'
import { importsOf, takeApart } from './source.mjs'

const faults = (path, body) => {
  const text = `// What it is.\n${body}`
  return faultsIn({ path, text, ...takeApart(text) }).map((fault) => fault.words)
}
const wall = (path, from, target) => faultsOf({ path, package: path.split('/')[0] }, from, target)

test('comments and strings are not code, and a template holds code again between its braces', () => {
  const { code, strings } = takeApart(
    "a // Date.now\n/* x */ b('Date.now', `one ${Date.now()} two`)\nconst r = /[\"'`]/g",
  )
  expect(code.match(/Date\.now/g)).toHaveLength(1)
  expect(strings.map((one) => one.text)).toEqual(['Date.now', 'one ', ' two'])
  expect(code.split('\n')).toHaveLength(3)
})

test('an apostrophe in a text on screen hides no line but its own', () => {
  const { code } = takeApart("<p>She's here</p>\nnew Date()")
  expect(code).toContain('new Date()')
})

test('imports are found in all their forms, types apart, and not in comments', () => {
  const parts = takeApart(
    [
      "import a from './a.ts'",
      'import type { B } from "./b.ts"',
      'import {',
      '  c,',
      "} from './c.ts'",
      "import './d.css'",
      "export * from './e.ts'",
      "const f = await import('./f.ts')",
      "// import './g.ts'",
      'const h = \'import "./h.ts"\'',
    ].join('\n'),
  )
  expect(importsOf(parts).map((one) => one.from)).toEqual(['./a.ts', './b.ts', './c.ts', './d.css', './e.ts', './f.ts'])
  expect(
    importsOf(parts)
      .filter((one) => one.type)
      .map((one) => one.from),
  ).toEqual(['./b.ts'])
})

test('shared reads no clock and throws no dice', () => {
  for (const call of ['Date.now()', 'new Date()', 'Math.random()', 'setTimeout(f)', 'process.cwd()', 'fetch("/")']) {
    expect(faults('shared/src/x.ts', `const a = ${call}`)).toHaveLength(1)
  }
  expect(faults('shared/src/x.ts', 'const a = new Date(at)')).toEqual([])
  expect(faults('shared/src/x.test.ts', 'const a = new Date()')).toEqual([])
})

test('the environment is read in one place', () => {
  expect(faults('server/src/app.ts', 'process.env.PORT')).toHaveLength(1)
  expect(faults('server/src/config.ts', 'process.env.PORT')).toEqual([])
})

test('a file opens with what it is and stays under 300 lines', () => {
  const text = 'const a = 1'
  expect(faultsIn({ path: 'web/src/a.ts', text, ...takeApart(text) })).toHaveLength(1)
  expect(faults('web/src/a.ts', 'a\n'.repeat(300))).toHaveLength(1)
})

test('no test is left out, in any spelling', () => {
  for (const call of ['test.skip(', 'it.only(', 'describe.todo(', 'test.describe.fixme(', 'test.skipIf(a)(']) {
    expect(faults('tests/e2e/a.test.ts', `${call}'x')`)).toHaveLength(1)
  }
  expect(faults('tests/e2e/a.test.ts', 'list.skip(3)')).toEqual([])
})

test('words on screens do not shout', () => {
  expect(faults('web/src/words/a.ts', "export const a = 'Welcome!'")).toHaveLength(1)
  expect(faults('web/src/words/a.ts', "export const a = (b: string) => b !== '' ? `Hello ${!b}` : ''")).toEqual([])
})

test('markup is never made of a string', () => {
  for (const way of ['<p dangerouslySetInnerHTML={{ __html: words }} />', 'element.innerHTML = words']) {
    expect(faults('web/src/circle/Note.tsx', way)).toHaveLength(1)
  }
  expect(faults('web/src/circle/Note.tsx', '<p>{words}</p>')).toEqual([])
})

test('nothing listens for pasting', () => {
  expect(faults('web/src/ui/Field.tsx', '<input onPaste={(e) => e.preventDefault()} />')).toHaveLength(1)
  expect(faults('web/src/ui/Field.tsx', '<input onChange={change} />')).toEqual([])
})

test('SQL lives in repositories, migrations and the database folder', () => {
  expect(faults('server/src/circles/circles.service.ts', "db.selectFrom('circle')")).toHaveLength(1)
  expect(faults('server/src/circles/circles.repository.ts', "db.selectFrom('circle')")).toEqual([])
})

test('nothing names a registry or an origin of somebody else, nor a folder that says nothing', () => {
  expect(foreignHosts(`https://${['registry', 'npmjs', 'org'].join('.')}/x`)).toHaveLength(1)
  expect(foreignHosts('https://example.org')).toEqual([])
  expect(faultOfPath('web/src/utils/a.ts')).toBeTruthy()
  expect(faultOfPath('server/src/helper.ts')).toBeTruthy()
  expect(faultOfPath('web/src/ui/Button.tsx')).toBeUndefined()
})

test('the walls of the house hold in every direction', () => {
  expect(wall('shared/src/a.ts', 'kysely')).toHaveLength(1)
  expect(wall('shared/src/a.ts', '@circle/server/app', 'server/src/app.ts')).toHaveLength(1)
  expect(wall('web/src/a.ts', '@circle/server/app', 'server/src/app.ts')).toHaveLength(1)
  expect(wall('server/src/a.ts', '@circle/shared/errors', 'shared/src/errors.ts')).toEqual([])
  expect(wall('server/src/a.ts', '../../shared/src/errors.ts', 'shared/src/errors.ts')).toHaveLength(1)
  expect(wall('migrations/001.ts', 'pg')).toHaveLength(1)
  expect(wall('web/src/room/ring/Ring.tsx', 'livekit-client')).toHaveLength(1)
  expect(wall('web/src/media/join.ts', 'livekit-client')).toEqual([])
  expect(wall('server/src/http/a.ts', '../media/a.ts', 'server/src/media/a.ts')).toHaveLength(1)
  expect(wall('server/src/media/a.ts', '../http/a.ts', 'server/src/http/a.ts')).toEqual([])
  expect(wall('server/src/http/a.ts', '../config.ts', 'server/src/config.ts')).toEqual([])
  expect(wall('server/src/media/a.ts', '../app.ts', 'server/src/app.ts')).toHaveLength(1)
  expect(wall('server/src/media/gate/gate.ts', 'livekit-server-sdk')).toHaveLength(1)
  expect(wall('server/src/a/a.service.ts', 'fastify')).toHaveLength(1)
  expect(wall('server/src/a/a.repository.ts', './a.service.ts', 'server/src/a/a.service.ts')).toHaveLength(1)
  expect(wall('server/src/a/a.service.ts', './a.repository.ts', 'server/src/a/a.repository.ts')).toEqual([])
  expect(wall('web/src/room/ring/Ring.tsx', '../socket.ts', 'web/src/gathering/socket.ts')).toHaveLength(1)
  expect(wall('server/src/a.ts', './b')).toHaveLength(1)
})

test('an import circle is found, whatever its length, and a diamond is none', () => {
  expect(
    circles(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
        ['d', ['a']],
      ]),
    ),
  ).toEqual([['a', 'b', 'c']])
  expect(
    circles(
      new Map([
        ['a', ['b', 'c']],
        ['b', ['d']],
        ['c', ['d']],
        ['d', []],
      ]),
    ),
  ).toEqual([])
})

test('folders that import each other are found, in whatever length, and a folder with what lies in it is one house', () => {
  const graph = (edges) => foldersOf(new Map(Object.entries(edges)))
  expect(circles(graph({ 'web/src/a/x.ts': ['web/src/b/y.ts'], 'web/src/b/z.ts': ['web/src/a/w.ts'] }))).toHaveLength(1)
  expect(circles(graph({ 'web/src/a/x.ts': ['web/src/a/b/y.ts'], 'web/src/a/b/z.ts': ['web/src/a/w.ts'] }))).toEqual([])
  expect(circles(graph({ 'web/src/a/x.test.ts': ['web/src/b/y.ts'], 'web/src/b/z.ts': ['web/src/a/w.ts'] }))).toEqual(
    [],
  )
})

test('a package declares a name once, whatever it is exported as, and a schema may share its type’s', () => {
  const declared = (path, text) => declarationsOf({ path, package: 'server', text, ...takeApart(text) })
  const twice = (...files) => declaredTwice(files.flatMap(([path, text]) => declared(path, text)))
  expect(twice(['server/src/a.ts', 'type Seat = 1'], ['server/src/b.ts', 'export interface Seat {}'])).toHaveLength(1)
  expect(
    twice(['server/src/a.ts', 'export const seat = 1'], ['server/src/b.ts', 'export function seat() {}']),
  ).toHaveLength(1)
  expect(twice(['server/src/a.ts', 'const seat = 1'], ['server/src/b.ts', 'const seat = 2'])).toEqual([])
  expect(twice(['server/src/a.ts', 'export type seat = 1\nexport const seat = 1'])).toEqual([])
})

test('a word that means too much names neither a type nor a file', () => {
  const wide = (path, text) => wideNames({ path, text, ...takeApart(text) })
  expect(wide('web/src/line.ts', '')).toHaveLength(1)
  expect(wide('tests/support/circle-house.ts', '')).toHaveLength(1)
  expect(wide('web/src/a.ts', 'export type Known = 1')).toHaveLength(1)
  expect(wide('web/src/a.ts', 'type SeatPlace = 1\nconst line = 2')).toEqual([])
})
