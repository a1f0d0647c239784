// That sealed words open only with their key and only in their place.
import { createSecretKey, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { digestOf, nameOfCommand, placeOfState, seal as sealed, unseal } from './sealing.ts'

const newKey = () => createSecretKey(randomBytes(32))

describe('sealing', () => {
  const key = newKey()
  const words = { text: 'a very particular sentence' }
  const place = placeOfState('g', 4)
  const seal = (...[one, where, what]: [typeof key, string, unknown]): Buffer => sealed(one, where, what, 256)

  it('opens what it sealed', () => expect(unseal(key, place, seal(key, place, words))).toEqual(words))
  it('shows nothing of the words', () => expect(seal(key, place, words).toString('latin1')).not.toContain('particular'))
  it('never seals twice alike', () => expect(seal(key, place, words).equals(seal(key, place, words))).toBe(false))
  it('does not open with another key', () => expect(() => unseal(newKey(), place, seal(key, place, words))).toThrow())
  it('does not open in another place', () =>
    expect(() => unseal(key, placeOfState('g', 5), seal(key, place, words))).toThrow())
  it('does not open when one bit was changed', () => {
    const bytes = seal(key, place, words)
    bytes[bytes.length - 1]! ^= 1
    expect(() => unseal(key, place, bytes)).toThrow()
  })
})

it('sealed bytes have the length of whole blocks, however long the words are (D3)', () => {
  const key = newKey()
  const [empty, short, full, longer] = ['', 'x', 'x'.repeat(254), 'x'.repeat(255)].map(
    (words) => sealed(key, 'place', words, 256).length,
  )
  expect([short, full, longer]).toEqual([empty, empty, empty! + 256])
})

it('the name of a command tells neither who sent it nor its id (D2)', () => {
  const key = newKey()
  const name = (by: string, id: string, one = key): string => nameOfCommand(one, by, id).toString('hex')
  expect(
    new Set([
      name('ana', 'credential:1'),
      name('maja', 'credential:1'),
      name('ana', 'credential:2'),
      name('ana', 'credential:1', newKey()),
    ]).size,
  ).toBe(4)
  expect(name('ana', 'credential:1')).toBe(name('ana', 'credential:1'))
})

describe('digest of a command', () => {
  const key = newKey()
  it('is the same whatever the order of the fields', () =>
    expect(digestOf(key, { type: 'a', turn: 1 }).equals(digestOf(key, { turn: 1, type: 'a' }))).toBe(true))
  it('differs with one value', () => expect(digestOf(key, { turn: 1 }).equals(digestOf(key, { turn: 2 }))).toBe(false))
  it('cannot be guessed without the key', () =>
    expect(digestOf(key, { turn: 1 }).equals(digestOf(newKey(), { turn: 1 }))).toBe(false))
})
