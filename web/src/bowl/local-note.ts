// One note of this page, and what a tick or a mark makes of it. Pure: it neither sends nor waits.
import type { NoteState } from '@circle/shared/bowl/note-state'
import { isFinalOutcome, type NoteOutcome } from '@circle/shared/bowl/outcomes'
import type { MyNote } from './bowl-client.ts'

/** A full voice is not a note's own state; local-notes.ts adds it. */
export type LocalNoteState = Exclude<NoteState, 'waits-for-the-next'>

export type LocalNote = Omit<MyNote, 'state'> & {
  state: LocalNoteState
  /** The post went out at least once. From then on only the server knows. */
  sent: boolean
  /** The note goes out in the next tick in any case: the channel key changed, or the connection was gone. */
  again: boolean
  /** Ticks without a mark since the note was sent or asked for again. */
  quiet: number
}

export const newNote = (seq: number, text: string): LocalNote => ({
  seq,
  text,
  state: 'on-its-way',
  sent: false,
  again: false,
  quiet: 0,
})

const patience = 8
/**
 * A waiting note stands in the memory of one process. It is sent again now and then, in case that process has ended.
 */
const ofWaiting = 8

export const isSettled = (state: LocalNoteState): boolean =>
  state !== 'on-its-way' && state !== 'being-withdrawn' && state !== 'unknown' && isFinalOutcome(state)

/** A mark of this note came. */
export function marked(note: LocalNote, outcome: NoteOutcome): LocalNote {
  if (isSettled(note.state)) return note
  // A note that is being withdrawn may still hear that it went in. That does not answer the withdrawal.
  if (note.state === 'being-withdrawn' && (outcome === 'in-the-bowl' || outcome === 'waits-too-few')) return note
  return { ...note, state: outcome, quiet: 0, again: note.again && !isFinalOutcome(outcome) }
}

/** A tick passed without a mark of this note. */
export function unmarked(note: LocalNote): LocalNote {
  if (!note.sent || isSettled(note.state)) return note
  const quiet = note.quiet + 1
  const lost = quiet >= patience && (note.state === 'on-its-way' || note.state === 'being-withdrawn')
  return { ...note, quiet, state: lost ? 'unknown' : note.state }
}

/** Whether the note goes out in the tick that begins. */
export function goesOut({ state, sent, again, quiet }: LocalNote): boolean {
  if (isSettled(state)) return false
  if (!sent || again) return true
  if (state === 'on-its-way' || state === 'being-withdrawn') return quiet % 2 === 0
  return state === 'waits-too-few' && quiet > 0 && quiet % ofWaiting === 0
}

/**
 * A sent note may be on its way into the bowl, so its withdrawal is sent. A note that never left this page is simply
 * not sent.
 */
export const withdrawing = (note: LocalNote): LocalNote =>
  isSettled(note.state)
    ? note
    : note.sent
      ? { ...note, state: 'being-withdrawn', quiet: 0, again: true }
      : { ...note, state: 'withdrawn' }

/** The last frame of the bowl: without a mark in it the note never came in. Without a frame nothing is known. */
export function atTheClose(note: LocalNote, outcome: NoteOutcome | null, framed: boolean): LocalNote {
  if (isSettled(note.state)) return note
  const state =
    outcome ?? (note.state === 'read-by-facilitator' ? note.state : framed || !note.sent ? 'not-read' : 'unknown')
  return { ...note, again: false, state }
}
