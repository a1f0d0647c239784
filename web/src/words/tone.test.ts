/* The tone of every word on every screen: no exclamation marks, no capitals, no blame, no hurry, no jargon. */
import { expect, test } from 'vitest'

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true })

/** Every text in a tree of words. Functions are called with sample names. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') {
    try {
      return texts((value as (...names: unknown[]) => unknown)('Ines', 'Hannah', 'Noor'))
    } catch {
      return texts((value as (...names: unknown[]) => unknown)(['Ines', 'Hannah'], 2, 3))
    }
  }
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(texts)
  return []
}

const all = Object.entries(files)
  .filter(([file]) => !file.includes('time'))
  .flatMap(([file, words]) => texts(words).map((text) => [file, text] as const))

test('the tone is checked on more than three hundred sentences', () => {
  expect(all.length).toBeGreaterThan(300)
})

test.each([
  ['an exclamation mark', /!/],
  ['a word in capitals', /\b[A-Z]{3,}\b(?<!RESPECT|GNU)/],
  [
    'jargon',
    /\b(muted?|unmuted?|error|invalid|failed|failure|session|user|server error|log ?in|password(?! keeper)|click|host|token|queue|loading)\b/i,
  ],
  ['hurry or blame', /\b(please wait|oops|sorry|you must|you forgot|hurry|too late|missed)\b/i],
])('no word holds %s', (_, found) => {
  expect(all.filter(([, text]) => found.test(text))).toEqual([])
})
