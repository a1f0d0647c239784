// What the screens know of the bowl on this page, and what they can ask of it. Types only.
import type { BowlReadiness, NoteState } from '@circle/shared/bowl/note-state'

/** `seq`: the number of the note on this page, from 1. It is never sent. */
export type MyNote = { seq: number; text: string; state: NoteState }

export type BowlClient = {
  readiness: BowlReadiness
  words: string[] | null // six words, of the key she saw first
  notes: readonly MyNote[]
  /** 'shut': nothing was taken, and her text stays with her. */
  lay(text: string): 'sent' | 'empty' | 'too-long' | 'shut'
  /**
   * An unknown note is sent once more. A note that was one too many, or whose voice is closed, goes by the next voice.
   */
  again(seq: number): 'sent' | 'shut'
  withdraw(seq: number): void
  /** Removes the note from this page, text and all. What is in the bowl stays there. */
  putAway(seq: number): void
}

export type BowlSnapshot = Pick<BowlClient, 'readiness' | 'words' | 'notes'>
