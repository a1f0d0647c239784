// Free text as it may stand on a screen: cleaned and measured. It judges no content.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Characters as a reader counts them (UAX #29 extended grapheme clusters). Stops counting past `most`. */
export function graphemeCount(text: string, most: number): number {
  let count = 0
  for (const _ of graphemes.segment(text)) if (++count > most) break
  return count
}

/** Length in UTF-8, so that a view stays small whatever script it is written in. */
export function byteLength(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

/**
 * Bidi overrides and isolates would turn the words around it (UAX #9); other controls show nothing. Line breaks stay.
 */
const unseen =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]/gu

export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Bytes for each character: a syllable of any living script has room. */
export const bytesPerCharacter = 16

/** How many characters like those of `text` still have room; below zero it is too long. The one measure of rules and screens. */
export function charactersLeft(text: string, most: number, mostBytes = most * bytesPerCharacter): number {
  const bytes = byteLength(text)
  if (bytes > mostBytes) return -1
  const count = graphemeCount(text, most)
  return Math.min(most - count, Math.floor(((mostBytes - bytes) * Math.max(1, count)) / Math.max(1, bytes)))
}

export const fitsIn = (text: string, most: number): boolean => charactersLeft(text, most) >= 0
