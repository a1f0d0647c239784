// Names of any characters: the check answers, never throws, and accepts no name that breaks a screen.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksAlike, skeletonOf } from './name-skeleton.ts'
import { checkName } from './names.ts'
import { byteLength } from './text.ts'

const given = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env['SEED']
const seed = given === undefined ? Date.now() % 1_000_000_000 : Number(given)
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
)

test(`an accepted name is short, visible, NFC, and accepted again as it is (seed ${seed})`, () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const checked = checkName(raw)
      if (!checked.ok) return
      expect(byteLength(checked.name)).toBeLessThanOrEqual(120)
      expect(checked.name).toBe(checked.name.normalize('NFC'))
      expect(checked.name).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
      expect(checkName(checked.name)).toEqual(checked)
    }),
    { seed, numRuns: 3000 },
  )
})

test(`a name looks like itself, in any case and with any accent (seed ${seed})`, () => {
  // Half of them made of the letters that stand for others, alone or in pairs.
  const letters = fc.oneof(
    fc.stringMatching(/^[A-Za-z ]{1,20}[A-Za-z]$/),
    fc.stringMatching(/^[VvRrNnMmWwIil ]{1,20}[VvRrNn]$/),
  )
  fc.assert(
    fc.property(letters, (name) => {
      expect(looksAlike(skeletonOf(name.toUpperCase()), skeletonOf(name))).toBe(true)
      expect(looksAlike(skeletonOf(name.replace(/e/g, 'é').replace(/o/g, 'ö')), skeletonOf(name))).toBe(true)
      expect(
        looksAlike(skeletonOf(name.replace(/a/g, 'а').replace(/e/g, 'е').replace(/o/g, 'ο')), skeletonOf(name)),
      ).toBe(true)
    }),
    { seed, numRuns: 1000 },
  )
})
