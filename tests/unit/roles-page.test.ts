// The page of who may do what is the tables, and nobody's memory of them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { byName } from '../roles/by-name.ts'
import { page } from '../roles/page.ts'

test('docs/who-may-do-what.md says what the tables say', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/who-may-do-what.md')
})

test('every test that the page names is there, under this name', () => {
  const gone = Object.values(byName)
    .flat()
    .filter(
      ([file, name]) =>
        !readFileSync(join(import.meta.dirname, '..', file), 'utf8')
          .replaceAll("\\'", "'")
          .includes(`'${name}'`),
    )
  expect(gone).toEqual([])
})
