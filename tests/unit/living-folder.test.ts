// That a search of a folder of a running program neither stumbles over what vanishes nor misses what only moved.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyOf, filesBelow } from '../support/living-folder.ts'

let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'circle-test-living-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const put = (name: string, words: string): void => {
  mkdirSync(join(home, 'data', name, '..'), { recursive: true })
  writeFileSync(join(home, 'data', name), words)
}

test('a search of a living folder passes over what vanishes while it looks (flakes)', async () => {
  for (const name of ['one', 'two', 'sub/three', 'sub/deeper/four']) put(name, name)
  const found: string[] = []
  for await (const { name } of filesBelow(join(home, 'data'))) {
    if (found.length === 0)
      for (const left of ['one', 'two', 'sub'].filter((each) => !name.startsWith(each)))
        rmSync(join(home, 'data', left), { recursive: true })
    found.push(name)
  }
  expect(found).toHaveLength(1)
})

test('a search of a living folder finds a file that is renamed while it looks (flakes)', async () => {
  for (const name of ['a', 'b']) put(name, `in ${name}`)
  const found: string[] = []
  for await (const { name, bytes } of filesBelow(join(home, 'data'))) {
    if (found.length === 0) renameSync(join(home, 'data', name === 'a' ? 'b' : 'a'), join(home, 'data', 'c'))
    found.push(bytes.toString())
  }
  expect(found.sort()).toEqual(['in a', 'in b'])
})

test('a search of a folder that cannot be read is an error and not an empty answer (flakes)', async () => {
  put('file', 'words')
  await expect(filesBelow(join(home, 'data', 'file')).next()).rejects.toMatchObject({ code: 'ENOTDIR' })
  await expect(filesBelow(join(home, 'data'), join(home, 'nowhere')).next()).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a copy of a living folder holds what stood there (flakes)', async () => {
  put('sub/deeper/one', 'words')
  await copyOf(join(home, 'data'), join(home, 'copy'))
  expect(readFileSync(join(home, 'copy', 'sub', 'deeper', 'one'), 'utf8')).toBe('words')
})
