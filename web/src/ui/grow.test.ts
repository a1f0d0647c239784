/* The avatar: the same id grows the same sprig, another id another one, and it shows nothing of a name. */
import { expect, test } from 'vitest'
import { DYES, LEAVES, dice, grow, seedOf } from './grow.ts'

test('the same id grows the same sprig, on every device', () => {
  expect(grow('hT3kQ0')).toEqual(grow('hT3kQ0'))
  // Fixed for ever: devices with different versions of the page must show the same avatar.
  expect([seedOf(''), seedOf('hT3kQ0')]).toEqual([760700053, 2366016884])
  expect(grow('steady')).toMatchObject({ dye: 'lichen', stem: 'M44.2 100Q40.6 58 56.9 25' })
  expect(grow('steady').leaves).toHaveLength(9)
})

test('a thousand ids grow almost a thousand different sprigs, of every dye', () => {
  const grown = Array.from({ length: 1000 }, (_, i) => grow(`p${i}`))
  expect(new Set(grown.map((s) => JSON.stringify(s))).size).toBeGreaterThan(995)
  expect(new Set(grown.map((s) => s.dye))).toEqual(new Set(DYES))
})

test('the dice throw evenly in [0, 1) and repeat for a seed', () => {
  const throws = (seed: number) => {
    const d = dice(seed)
    return Array.from({ length: 4000 }, d)
  }
  expect(throws(7)).toEqual(throws(7))
  expect(throws(7)).not.toEqual(throws(8))
  const mean = throws(7).reduce((a, b) => a + b) / 4000
  expect(mean).toBeGreaterThan(0.48)
  expect(mean).toBeLessThan(0.52)
  for (const t of throws(9)) {
    expect(t).toBeGreaterThanOrEqual(0)
    expect(t).toBeLessThan(1)
  }
})

test('no outline holds a broken number', () => {
  for (const { halfWidth } of Object.values(LEAVES)) {
    for (let i = 0; i <= 26; i++) expect(Number.isFinite(halfWidth(i / 26))).toBe(true)
  }
  for (let i = 0; i < 300; i++) expect(JSON.stringify(grow(`x${i}`))).not.toMatch(/NaN|null,"rib"|Infinity/)
})
