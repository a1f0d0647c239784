// That a key is made once, kept narrow, and destroyed for good.
import { mkdtempSync, linkSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keysIn } from './keys.ts'

describe('keys of gatherings', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'circle-test-keys-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const file = () => join(folder, 'keys', 'one')

  it('finds no key before one is made', async () => expect(await keysIn(folder).find('one')).toBeNull())

  it('makes a key file that only its owner may read', async () => {
    await keysIn(folder).make('one')
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(statSync(file()).size).toBe(32)
  })

  it('gives everybody the same key, also when twenty make it at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => keysIn(folder).make('one')))
    expect(new Set(made.map((key) => key.export().toString('hex'))).size).toBe(1)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['one'])
  })

  it('overwrites the bytes before it unlinks the file', async () => {
    const keys = keysIn(folder)
    const before = (await keys.make('one')).export()
    const witness = join(folder, 'witness')
    linkSync(file(), witness)
    await keys.destroy('one')
    expect(await keys.find('one')).toBeNull()
    expect(readFileSync(witness).equals(before)).toBe(false)
  })

  it('never shows a wrong key to a reader while the key is destroyed', async () => {
    const keys = keysIn(folder)
    const right = (await keys.make('one')).export().toString('hex')
    let over = false
    const destroyed = keys.destroy('one').finally(() => (over = true))
    const seen = new Set<string>()
    while (!over) {
      const found = await keys.find('one')
      if (found) seen.add(found.export().toString('hex'))
      await new Promise((done) => setImmediate(done))
    }
    await destroyed
    expect([...seen].filter((each) => each !== right)).toEqual([])
    expect(readdirSync(join(folder, 'keys'))).toEqual([])
  })

  it('says nothing when the key is gone already', async () => {
    await keysIn(folder).destroy('one')
    await keysIn(folder).destroy('one')
  })

  it('accepts no id that leads out of its folder', async () => {
    await expect(keysIn(folder).make('../one')).rejects.toThrow()
  })
})
