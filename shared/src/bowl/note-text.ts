// The words of a note as they travel and are read: tidied and measured. It must not judge what they say.
import { byteLength, graphemeCount, tidy } from '../gathering/text.ts'

export const MOST_GRAPHEMES = 800
/** What is left of a post of 4096 bytes. */
export const MOST_TEXT_BYTES = 3897

export type NoteText = { ok: true; text: string } | { ok: false; fault: 'empty' | 'too-long' }

/** Her words as they go on a note, or why they cannot. */
export function noteText(raw: string): NoteText {
  const text = tidy(raw)
  if (text === '') return { ok: false, fault: 'empty' }
  const long = byteLength(text) > MOST_TEXT_BYTES || graphemeCount(text, MOST_GRAPHEMES) > MOST_GRAPHEMES
  return long ? { ok: false, fault: 'too-long' } : { ok: true, text }
}
