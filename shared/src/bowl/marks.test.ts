// Marks and the six words: only the right nonce reads a mark, and another key has other words.
import { expect, test } from 'vitest'
import { wordList } from '../word-list.ts'
import { toBase64url } from './bytes.ts'
import { keyWords } from './key-words.ts'
import { markOf, markReader } from './marks.ts'
import { isFinalOutcome, noteOutcomes } from './outcomes.ts'

const nonce = new Uint8Array(16).fill(3)
const other = new Uint8Array(16).fill(4)
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

test('a mark is the HMAC of the outcome, cut to 16 bytes', () => {
  // printf in-the-bowl | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf '03%.0s' {1..16})
  expect(toHex(markOf(nonce, 'in-the-bowl'))).toBe('418763b0f85265ca8a0e6607c08a374f')
})

test('she reads each outcome of her own note and none of another', () => {
  for (const outcome of noteOutcomes) {
    const frame = [
      ...Array.from({ length: 15 }, (_, at) => toBase64url(new Uint8Array(16).fill(at))),
      toBase64url(markOf(nonce, outcome)),
    ]
    expect(markReader(nonce)(frame)).toBe(outcome)
    expect(markReader(other)(frame)).toBeNull()
  }
})

test('the later outcome counts when one frame holds two marks of a note, whichever stands first', () => {
  const mark = (outcome: (typeof noteOutcomes)[number]) => toBase64url(markOf(nonce, outcome))
  expect(markReader(nonce)([mark('in-the-bowl'), mark('waits-too-few')])).toBe('in-the-bowl')
  expect(markReader(nonce)([mark('read-to-all'), mark('read-by-facilitator')])).toBe('read-to-all')
})

test('an outcome that may still change is not final', () => {
  expect(noteOutcomes.filter((outcome) => !isFinalOutcome(outcome))).toEqual([
    'in-the-bowl',
    'waits-too-few',
    'read-by-facilitator',
  ])
})

test('six words stand for the first 66 bits of the hash of a key', () => {
  const key = new Uint8Array(33).fill(2)
  const words = keyWords(key, wordList)
  expect(words).toHaveLength(6)
  const bits = words.map((word) => wordList.indexOf(word).toString(2).padStart(11, '0')).join('')
  // head -c 33 /dev/zero | tr '\0' '\2' | openssl dgst -sha256
  expect(BigInt(`0b${bits}`)).toBe(BigInt('0x7f2f54ff94459f3ac') >> 2n)
  expect(
    keyWords(
      key.map((byte, at) => (at === 32 ? byte ^ 1 : byte)),
      wordList,
    ),
  ).not.toEqual(words)
  expect(() => keyWords(key, wordList.slice(1))).toThrow()
})
