// One note of hers as this page knows it, and what a tick or a mark makes of it. Pure: it neither sends nor waits.
import type { NoteState } from '@circle/shared/bowl/note-state'
import { isFinal, type Outcome } from '@circle/shared/bowl/outcomes'
import type { MyNote } from './bowl-client.ts'

/** That her voice takes no more is not a note's own affair: it is seen where the voices are. */
export type LocalNoteState = Exclude<NoteState, 'waits-for-the-next'>

export type LocalNote = Omit<MyNote, 'state'> & {
  state: LocalNoteState
  /** Post already sent at least once: from then on only the server knows. */
  sent: boolean
  /** Goes out in the next tick whatever its turn: the door changed, or the connection was gone. */
  again: boolean
  /** Ticks since it was sent, or asked for again, in which no mark came. */
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
/** A note that waits stands in the memory of one process: now and then it is shown again, should that be gone. */
const ofWaiting = 8

export const isSettled = (state: LocalNoteState): boolean =>
  state !== 'on-its-way' && state !== 'being-withdrawn' && state !== 'unknown' && isFinal(state)

/** A mark of hers came. */
export function marked(note: LocalNote, outcome: Outcome): LocalNote {
  if (isSettled(note.state)) return note
  // Being withdrawn, it may still hear that it went in; what she asked for is not answered by that.
  if (note.state === 'being-withdrawn' && (outcome === 'in-the-bowl' || outcome === 'waits-too-few')) return note
  return { ...note, state: outcome, quiet: 0, again: note.again && !isFinal(outcome) }
}

/** A tick passed without a mark of hers. */
export function unmarked(note: LocalNote): LocalNote {
  if (!note.sent || isSettled(note.state)) return note
  const quiet = note.quiet + 1
  const lost = quiet >= patience && (note.state === 'on-its-way' || note.state === 'being-withdrawn')
  return { ...note, quiet, state: lost ? 'unknown' : note.state }
}

/** Whether it goes out in the tick that begins. */
export function goesOut({ state, sent, again, quiet }: LocalNote): boolean {
  if (isSettled(state)) return false
  if (!sent || again) return true
  if (state === 'on-its-way' || state === 'being-withdrawn') return quiet % 2 === 0
  return state === 'waits-too-few' && quiet > 0 && quiet % ofWaiting === 0
}

/** What is sent before may be on its way into the bowl; what never left this page is simply not sent. */
export const withdrawing = (note: LocalNote): LocalNote =>
  isSettled(note.state)
    ? note
    : note.sent
      ? { ...note, state: 'being-withdrawn', quiet: 0, again: true }
      : { ...note, state: 'withdrawn' }

/** The last frame of the bowl: no mark in it means that it never came in. Without a frame there is nothing to go by. */
export function atTheClose(note: LocalNote, outcome: Outcome | null, framed: boolean): LocalNote {
  if (isSettled(note.state)) return note
  const state =
    outcome ?? (note.state === 'read-by-facilitator' ? note.state : framed || !note.sent ? 'not-read' : 'unknown')
  return { ...note, again: false, state }
}
