// The words of a note as they travel and are read: brought into one form and measured. It must not judge what they say.
import { limits } from '../gathering/state.ts'
import { oneForm } from '../gathering/one-form.ts'
import { roomLeft } from '../gathering/text.ts'

const MOST_GRAPHEMES = limits.written
/** What is left of a post of 4096 bytes. */
export const MOST_TEXT_BYTES = 3897

export type NoteText = { ok: true; text: string } | { ok: false; fault: 'empty' | 'too-long' }

/** How many characters still have room on the note; below zero it is too long. */
export const noteRoom = (raw: string): number => roomLeft(oneForm(raw), MOST_GRAPHEMES, MOST_TEXT_BYTES)

/** Her words as they go on a note, or why they cannot. */
export function noteText(raw: string): NoteText {
  const text = oneForm(raw)
  if (text === '') return { ok: false, fault: 'empty' }
  return roomLeft(text, MOST_GRAPHEMES, MOST_TEXT_BYTES) < 0 ? { ok: false, fault: 'too-long' } : { ok: true, text }
}
