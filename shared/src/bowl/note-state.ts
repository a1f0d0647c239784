// How a page sees the bowl and the notes that were written on it. Types only: nothing here travels.
import type { NoteOutcome } from './outcomes.ts'

/**
 * preparing: no credential yet. covered: too few are here. doubted: the key is not the expected one, and the bowl stays
 * shut on this page. unavailable: this browser cannot sign.
 */
export type BowlReadiness = 'preparing' | 'ready' | 'covered' | 'doubted' | 'unavailable'

/** waits-for-the-next: the note has not left the page; its voice is full or closed, and all pages get the next voice together. */
export type NoteState = 'on-its-way' | 'waits-for-the-next' | 'being-withdrawn' | 'unknown' | NoteOutcome
