// Holds docs/protocol.md to the code: every command, refusal, event and route stands there, and every example is one that the
// code itself reads or makes. It reads source files, and starts nothing.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { statusOf } from '@circle/server/http/errors'
import { gatePaths } from '@circle/server/media/gate/paths'
import * as api from '@circle/shared/api'
import { refusalCodes } from '@circle/shared/errors'
import { personCommand, systemCommand } from '@circle/shared/gathering/commands'
import { view } from '@circle/shared/gathering/view'
import { sampleGathering, people } from './sample-gathering.ts'

type Schema = { safeParse(value: unknown): { error?: unknown } }

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const page = read('docs/protocol.md')
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1] ?? '')
const sorted = (all: Iterable<string>): string[] => [...new Set(all)].sort()

/** The blocks of JSON on the page: what stands behind the word `json`, and the text. */
const blocks = [...page.matchAll(/^```json (\S+)(?: (\S+))?\n([^]*?)^```$/gm)].map(
  ([, kind = '', name = '', text = '']) => ({ kind, name, value: JSON.parse(text) as unknown }),
)

const typesOf = (options: readonly { shape: { type: { value: string } } }[]): string[] =>
  options.map((one) => one.shape.type.value)
const byPeople = typesOf(personCommand.options)
const byTheHouse = typesOf(systemCommand.options)

describe('commands', () => {
  const examples = matches(page, /`(\{"type":[^`]*\})`/g).map((text) => JSON.parse(text) as { type: string })

  test('each that people send has its paragraph, and no paragraph is of one that is gone', () => {
    expect(sorted(matches(page, /^#### `([a-z]+\.[a-z-]+)`$/gm))).toEqual(sorted(byPeople))
  })

  test('each, of people and of the house, has an example', () => {
    expect(sorted(examples.map(({ type }) => type))).toEqual(sorted([...byPeople, ...byTheHouse]))
  })

  test.each(examples.map((example) => [example.type, example] as const))(
    'the example of %s is read by its schema',
    (type, example) => {
      const schema: Schema = byPeople.includes(type) ? personCommand : systemCommand
      expect(schema.safeParse(example).error).toBeUndefined()
    },
  )

  test('each paragraph names its refusals, and only codes that exist', () => {
    const lines = matches(page, /^- Refusals: ([^]*?)\n\n/gm)
    expect(lines).toHaveLength(byPeople.length)
    for (const code of lines.flatMap((line) => matches(line, /`([a-z-]+)`/g))) expect(refusalCodes).toContain(code)
  })
})

test('each refusal stands in the list, with the status it has', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \| .+ \|$/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ])
  expect(rows.map(([code]) => code)).toEqual([...refusalCodes])
  expect(Object.fromEntries(rows)).toEqual(statusOf)
})

test('each event of the socket has its paragraph', () => {
  const events = matches(read('shared/src/socket.ts'), /^ {2}'([a-z]+:[a-z-]+)': \(/gm)
  expect(events.length).toBeGreaterThanOrEqual(8)
  expect(sorted(matches(page, /^\*\*`([a-z]+:[a-z-]+)`\*\*/gm))).toEqual(sorted(events))
})

test('each route that the app registers has its place, and no route is named that is gone', () => {
  const sources = readdirSync(join(root, 'server/src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => read(join('server/src', path)))
  const routes = sources.flatMap((source) =>
    [...source.matchAll(/\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/g)].map(
      ([, method = '', path]) => `${method.toUpperCase()} ${path}`,
    ),
  )
  expect(routes.length).toBeGreaterThanOrEqual(14)
  expect(sources.filter((source) => /\.(route|all)\(/.test(source.replaceAll('Promise.all(', '')))).toEqual([])

  const ofTheGate = Object.keys(gatePaths).map((path) => `GET ${path}`)
  expect(sorted(matches(page, /`((?:GET|POST|PUT|PATCH|DELETE) \/[^` ]*)`/g))).toEqual(
    sorted([...routes, ...ofTheGate]),
  )
  expect(page).toContain('`/socket.io/`')
})

describe('the examples', () => {
  const ofHttp = blocks.filter(({ kind }) => kind.startsWith('api.'))

  test.each(ofHttp.map(({ kind, value }) => [kind, value] as const))('%s is read by its schema', (kind, value) => {
    const schema = (api as unknown as Record<string, Schema | undefined>)[kind.slice('api.'.length)]
    expect(schema, kind).toBeDefined()
    expect(schema?.safeParse(value).error).toBeUndefined()
  })

  test('every body and answer of HTTP has one', () => {
    const parts = new Set(['role', 'circleCard', 'plannedGathering'])
    const schemas = Object.keys(api).filter((name) => !parts.has(name))
    expect(sorted(ofHttp.map(({ kind }) => kind.slice('api.'.length)))).toEqual(sorted(schemas))
  })

  const views = blocks.filter(({ kind }) => kind === 'view')

  test.each(views.map(({ name, value }) => [name, value] as const))(
    'the view of %s is what the rules let her see',
    (name, value) => {
      const who = name in people ? people[name as keyof typeof people] : null
      expect(view(sampleGathering(), who)).toMatchObject(value as object)
    },
  )

  test('every audience has a view', () => {
    expect(sorted(views.map(({ value }) => (value as { audience: string }).audience))).toEqual([
      'facilitator',
      'listening',
      'sharing',
      'stranger',
      'waiting',
    ])
  })
})
