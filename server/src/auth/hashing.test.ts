// argon2id with its real cost: a few at once, in turn by whoever asks, and an unknown account takes as long as a known one.
import { changeWords } from '@circle/shared/api'
import { expect, test } from 'vitest'
import { makeHashing } from './hashing.ts'
import { normaliseWords } from './words.ts'

test('a hash says its cost, and only the right words fit', async () => {
  const hashing = makeHashing()
  const stored = await hashing.hash('river stone lantern oak', 'here')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashing.verify(stored, 'river stone lantern oak', 'here')).toBe(true)
  expect(await hashing.verify(stored, 'river stone lantern elm', 'here')).toBe(false)
  expect(await hashing.verify(null, 'river stone lantern oak', 'here')).toBe(false)
})

test('long words are accepted, and every letter of them counts', async () => {
  const hashing = makeHashing()
  const long = 'a sentence that only she would think of, '.repeat(3)
  expect(long.length).toBeGreaterThan(64)
  expect(changeWords.safeParse({ now: long, next: long }).success).toBe(true)
  const stored = await hashing.hash(normaliseWords(`${long}a`), 'here')
  expect(await hashing.verify(stored, normaliseWords(`${long}a`), 'here')).toBe(true)
  expect(await hashing.verify(stored, normaliseWords(`${long}b`), 'here')).toBe(false)
})

const rushes: readonly [cores: number, atOnce: number][] = [
  [2, 1],
  [16, 3],
]
for (const [cores, atOnce] of rushes) {
  test(`on ${cores} cores ${atOnce} at once: a rush is worked off in turn, and what is too much is told to try again`, async () => {
    const hashing = makeHashing(cores)
    await hashing.verify(null, 'warm up', 'here') // its own hash of chance words takes a place until it is made
    const answers = await Promise.allSettled(Array.from({ length: 110 }, () => hashing.hash('words', 'here')))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(110 - 100 - atOnce)
    expect(refused.every((answer) => (answer as PromiseRejectedResult).reason.code === 'try-again')).toBe(true)
    expect(await hashing.hash('afterwards', 'here')).toContain('argon2id')
  }, 60_000)
}

test('a flood of sign-ins from one network refuses nobody else and holds another woman up by one turn (argon2 flood)', async () => {
  const hashing = makeHashing(2)
  const stored = await hashing.hash('river stone lantern oak', 'her')
  let floods = 0
  const flood = Array.from({ length: 300 }, () =>
    hashing.verify(stored, 'guess', '203.0.113').then(
      () => (floods += 1),
      () => {},
    ),
  )
  expect(await hashing.verify(stored, 'river stone lantern oak', '192.0.2')).toBe(true)
  // One that runs, and at most one more of theirs before it is her turn.
  expect(floods).toBeLessThanOrEqual(2)
  expect(await hashing.hash('a sentence of her own', 'link')).toContain('argon2id')
  await Promise.all(flood)
}, 60_000)
