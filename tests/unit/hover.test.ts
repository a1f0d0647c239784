// Styles for a pointer that hovers: on a touch screen they would stick after a press.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/places.mjs'

test('a style for hovering stands only where one can hover (E4)', () => {
  const web = join(root, 'web', 'src')
  const sheets = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  const loose = sheets.filter((name) =>
    readFileSync(join(web, name), 'utf8')
      .split('\n')
      .some((line, at, all) => line.includes(':hover') && !all[at - 1]?.includes('(hover: hover)')),
  )
  expect(sheets.length).toBeGreaterThan(10)
  expect(loose).toEqual([])
})
