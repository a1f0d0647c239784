// argon2id with its real cost: a few at once, and an unknown account takes as long as a known one.
import { changeWords } from '@circle/shared/api'
import { expect, test } from 'vitest'
import { makeHashing } from './hashing.ts'
import { normaliseWords } from './words.ts'

test('a hash says its cost, and only the right words fit', async () => {
  const hashing = makeHashing()
  const stored = await hashing.hash('river stone lantern oak')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashing.verify(stored, 'river stone lantern oak')).toBe(true)
  expect(await hashing.verify(stored, 'river stone lantern elm')).toBe(false)
  expect(await hashing.verify(null, 'river stone lantern oak')).toBe(false)
})

test('long words are taken, and count to their last letter', async () => {
  const hashing = makeHashing()
  const long = 'a sentence that only she would think of, '.repeat(3)
  expect(long.length).toBeGreaterThan(64)
  expect(changeWords.safeParse({ now: long, next: long }).success).toBe(true)
  const stored = await hashing.hash(normaliseWords(`${long}a`))
  expect(await hashing.verify(stored, normaliseWords(`${long}a`))).toBe(true)
  expect(await hashing.verify(stored, normaliseWords(`${long}b`))).toBe(false)
})

const rushes: readonly [cores: number, atOnce: number][] = [[2, 1], [16, 4]]
for (const [cores, atOnce] of rushes) {
  test(`on ${cores} cores ${atOnce} at once: a rush is worked off in turn, and what is too much is told to try again`, async () => {
    const hashing = makeHashing(cores)
    await hashing.verify(null, 'warm up') // its own hash of chance words takes a place until it is made
    const answers = await Promise.allSettled(Array.from({ length: 110 }, () => hashing.hash('words')))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(110 - 100 - atOnce)
    expect(refused.every((answer) => (answer as PromiseRejectedResult).reason.code === 'try-again')).toBe(true)
    expect(await hashing.hash('afterwards')).toContain('argon2id')
  }, 60_000)
}
