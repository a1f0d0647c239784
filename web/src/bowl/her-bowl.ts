// What the screens know of her side of the bowl. Shapes only.
import type { Outcome } from '@circle/shared/bowl/outcomes'

/**
 * preparing: no credential yet. covered: too few are here. doubted: the key was not the one it should be, her bowl stays
 * shut. unavailable: this browser cannot sign.
 */
export type Standing = 'preparing' | 'ready' | 'covered' | 'doubted' | 'unavailable'

/** waits-for-the-next: it has not left this page; her voice is full or closed, and all pages get the next one together. */
export type NoteState = 'on-its-way' | 'waits-for-the-next' | 'being-withdrawn' | 'unknown' | Outcome

/** `seq`: hers on this page, from 1; nothing that travels. */
export type MyNote = { seq: number; text: string; state: NoteState }

export type HerBowl = {
  standing: Standing
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

export type Known = Pick<HerBowl, 'standing' | 'words' | 'notes'>
