// How free text is measured and normalized.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkNoteText } from '../bowl/note-text.ts'
import { normalizeText } from './normalize-text.ts'
import { limits } from './state.ts'
import { roundAtA } from '../../testing/circle.ts'
import { byteLength, fitsIn, charactersLeft } from './text.ts'

test('eight hundred syllables of Devanagari, Khmer or Burmese are a share, and one more is none (B3)', () => {
  for (const syllable of [
    '\u0915\u0940',
    '\u0930\u094d\u0924\u0940',
    '\u1780\u17d2\u1780\u17bb\u17c6',
    '\u1000\u103b\u103d',
  ]) {
    const circle = roundAtA()
    const full = syllable.repeat(limits.written)
    expect([fitsIn(full, limits.written), charactersLeft(full, limits.written)], syllable).toEqual([true, 0])
    expect(circle.refused('A', { type: 'piece.write', turn: circle.turn, text: full + syllable })).toBe('text-too-long')
    expect(circle.writes('A', full).held.written).toEqual([normalizeText(full)])
  }
})

test('the characters left on a screen are the characters left by the rule (B3)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (text, most) => {
      expect(charactersLeft(text, most) >= 0).toBe(fitsIn(text, most))
    }),
  )
  expect(charactersLeft('\u1000'.repeat(1300), 5000, 3897)).toBe(-1)
  expect(charactersLeft('', 800)).toBe(800)
})

test('the same words typed on two devices become the same text, on a note and in a share (D6)', () => {
  const phone =
    '\u201cDon\u2019t,\u201d he\u00a0said \u2014 and\u2026\u200b I went.\u2028It was 5\u202f\u2013\u202f6 o\u02bcclock \u2764\ufe0f.\u00ad'
  const desk = '"Don\'t," he said - and... I went.\nIt was 5 - 6 o\'clock \u2764.'
  expect(normalizeText(phone)).toBe(desk)
  expect(checkNoteText(phone)).toEqual({ ok: true, text: desk })
  expect(roundAtA().writes('A', phone).held.written).toEqual([desk])
})

test('a joiner stays where its script or its picture needs it, and goes everywhere else (D6)', () => {
  for (const word of ['\u0645\u06cc\u200c\u0631\u0648\u0645', '\u0d9a\u0dca\u200d\u0dc2', '\u{1f469}\u200d\u{1f467}'])
    expect(normalizeText(word)).toBe(word)
  expect(normalizeText('a\u200db\u200cc')).toBe('abc')
})

test('a normalized text does not change again, and holds no sign that reveals a device (D6)', () => {
  const signs = fc.constantFrom(
    ...'ab-\u2013\u2014\u2018\u2019\u201c\u00ab\u2026\u00a0\u202f\t\r\n\u200b\u200c\u200d\u0301\u0645\u0631\u0915\u094d\u2028\u0001\u1fef\ufe0f\u00ad '.split(
      '',
    ),
  )
  fc.assert(
    fc.property(
      fc.array(signs, { maxLength: 40 }).map((all) => all.join('')),
      (text) => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
        expect(once).not.toMatch(
          /[\u2013\u2014\u2018\u2019\u201c\u00ab\u2026\u00a0\u202f\t\r\u200b\u2028\u00ad]|\ufe0f/,
        )
        expect(byteLength(once)).toBeLessThanOrEqual(byteLength(text) * 3)
      },
    ),
    { numRuns: 500 },
  )
})
