// What the screens know of her side of the bowl. Shapes only.
import type { BowlReadiness, NoteState } from '@circle/shared/bowl/note-state'

/** `seq`: hers on this page, from 1; nothing that travels. */
export type MyNote = { seq: number; text: string; state: NoteState }

export type BowlClient = {
  readiness: BowlReadiness
  words: string[] | null // six, of the key she saw first
  notes: readonly MyNote[]
  /** 'shut': nothing was taken, her text stays with her. */
  lay(text: string): 'sent' | 'empty' | 'too-long' | 'shut'
  /** An unknown note is sent once more; one that was too many or of a closed voice goes by the next voice. */
  again(seq: number): 'sent' | 'shut'
  withdraw(seq: number): void
  /** Gone from this page, text and all. What is in the bowl stays there. */
  putAway(seq: number): void
}

export type BowlSnapshot = Pick<BowlClient, 'readiness' | 'words' | 'notes'>
