// The words that bring her back: enough of them, even, calm, and known however they are typed.
import { expect, test } from 'vitest'
import { wordList } from '@circle/shared/word-list'
import { isLongEnough, newSignInName, newWords, normaliseName, normaliseWords } from './words.ts'

test('four words carry at least 44 bits', () => {
  expect(new Set(wordList).size).toBe(wordList.length)
  expect(4 * Math.log2(wordList.length)).toBeGreaterThanOrEqual(44)
})

test('each word is easy to type, and normalising does not change it', () => {
  for (const word of wordList) {
    expect(word).toMatch(/^[a-z]{3,13}$/)
    expect(normaliseWords(word)).toBe(word)
  }
})

test('no word of the list speaks of harm', () => {
  const harm = new RegExp(
    `^(${[
      'kill',
      'hurt',
      'abuse',
      'hit',
      'weapon',
      'gun',
      'war',
      'blood',
      'dead',
      'death',
      'victim',
      'fear',
      'afraid',
      'alone',
      'rape',
      'knife',
      'attack',
      'husband',
      'wife',
      'slave',
      'pain',
      'cry',
      'sad',
      'lonely',
      'shame',
      'blame',
      'guilt',
      'trap',
      'prison',
      'leave',
      'escape',
      'police',
      'court',
      'divorce',
      'marriage',
      'baby',
      'child',
      'love',
      'kiss',
      'loyal',
    ].join('|')})s?$`,
  )
  expect(wordList.filter((word) => harm.test(word))).toEqual([])
})

test('every word may be drawn, and each of the four is drawn on its own', () => {
  const drawn: number[] = []
  expect(newWords((n) => (drawn.push(n), drawn.length - 1))).toBe(wordList.slice(0, 4).join(' '))
  expect(drawn).toEqual(Array(4).fill(wordList.length))
  expect(newWords((n) => n - 1)).toBe(Array(4).fill(wordList.at(-1)).join(' '))
})

test('a sign-in name is two words and two digits', () => {
  expect(newSignInName((n) => n - 1)).toBe(`${wordList.at(-1)}-${wordList.at(-1)}-99`)
  expect(normaliseName(newSignInName())).toMatch(/^[a-z]+-[a-z]+-\d\d$/)
})

test('capitals, spaces, dashes and composed letters make no difference', () => {
  expect(normaliseWords('  River\u00a0 STONE\n  cafe\u0301 ')).toBe('river stone caf\u00e9')
  for (const typed of ['Maple Lantern 47', 'maple-lantern-47', ' MAPLE_lantern—47. ', 'maple  lantern‑47']) {
    expect(normaliseName(typed)).toBe('maple-lantern-47')
  }
})

test('a passphrase of her own has fifteen characters as she counts them', () => {
  expect(isLongEnough('fourteen chars')).toBe(false)
  expect(isLongEnough('fifteen chars ok')).toBe(true)
  expect(isLongEnough('👩‍👧'.repeat(14))).toBe(false)
  expect(isLongEnough('👩‍👧'.repeat(15))).toBe(true)
})
