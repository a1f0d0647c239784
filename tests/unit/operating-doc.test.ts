// What docs/operating.md says of settings, ports and programs, held against the files that make it true.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment } from '@circle/server/config'
import { expect, test } from 'vitest'
import { root } from '../../scripts/places.mjs'

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const doc = textOf('docs/operating.md')

test('every variable of the app stands in its table, and none that has no effect', () => {
  const rows = doc
    .slice(doc.indexOf('| Variable |'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map((match) => match[1]!))
  expect(named.sort()).toEqual(Object.keys(environment.shape).sort())
  for (const row of rows) expect(row.split('|')[2]!.trim().length).toBeGreaterThan(10)
})

test('every published port of the compose file is named among those the firewall lets in', () => {
  const published = [...textOf('docker-compose.yml').matchAll(/"(\d+):\d+\/(tcp|udp)"/g)].map((match) => match[1]!)
  expect(published.length).toBe(7)
  for (const port of published) expect(doc).toContain(port)
})

test('every program it names is built, and every npm command exists', () => {
  const programs = new Set([...doc.matchAll(/dist\/(\w+)\.js/g)].map((match) => match[1]!))
  for (const name of programs) expect(textOf('server/vite.config.ts')).toContain(`${name}: 'src/programs/${name}.ts'`)
  for (const [, name] of doc.matchAll(/npm run (\w+)/g)) {
    expect(JSON.parse(textOf('package.json')).scripts).toHaveProperty(name!)
    expect(existsSync(join(root, 'scripts', 'commands', `${name}.mjs`))).toBe(true)
  }
})
