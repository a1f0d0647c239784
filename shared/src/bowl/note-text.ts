// The text of a note as it travels and is read: normalized and measured. This file must not judge what the text says.
import { limits } from '../gathering/state.ts'
import { normalizeText } from '../gathering/normalize-text.ts'
import { charactersLeft } from '../gathering/text.ts'

const MOST_GRAPHEMES = limits.written
/** What is left of a post of 4096 bytes. */
export const MAX_NOTE_BYTES = 3897

export type NoteTextCheck = { ok: true; text: string } | { ok: false; fault: 'empty' | 'too-long' }

/** How many characters still have room on the note; below zero it is too long. */
export const noteCharactersLeft = (raw: string): number =>
  charactersLeft(normalizeText(raw), MOST_GRAPHEMES, MAX_NOTE_BYTES)

/** Her words as they go on a note, or why they cannot. */
export function checkNoteText(raw: string): NoteTextCheck {
  const text = normalizeText(raw)
  if (text === '') return { ok: false, fault: 'empty' }
  return charactersLeft(text, MOST_GRAPHEMES, MAX_NOTE_BYTES) < 0
    ? { ok: false, fault: 'too-long' }
    : { ok: true, text }
}
