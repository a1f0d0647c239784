// What the screens know of her side of the bowl. Shapes only.
import type { Outcome } from '@circle/shared/bowl/outcomes'

/**
 * preparing: no credential yet. covered: too few are here. doubted: the key was not the one it should be, her bowl stays
 * shut. unavailable: this browser cannot sign. silenced-or-spent: nothing more of hers is taken.
 */
export type Standing = 'preparing' | 'ready' | 'covered' | 'doubted' | 'unavailable' | 'silenced-or-spent'

export type NoteState = 'on-its-way' | 'being-withdrawn' | 'unknown' | Outcome

/** `seq`: hers on this page, from 1; nothing that travels. */
export type MyNote = { seq: number; text: string; state: NoteState }

export type HerBowl = {
  standing: Standing
  words: string[] | null // six, of the key she saw first
  notes: readonly MyNote[]
  /** 'spent': nothing was taken, her text stays with her. */
  lay(text: string): 'sent' | 'empty' | 'too-long' | 'spent'
  /** An unknown note is sent once more; one that was too many or of a closed voice goes by the next voice, if there is one. */
  again(seq: number): 'sent' | 'spent'
  withdraw(seq: number): void
  /** Gone from this page, text and all. What is in the bowl stays there. */
  putAway(seq: number): void
}

export type Known = Pick<HerBowl, 'standing' | 'words' | 'notes'>
