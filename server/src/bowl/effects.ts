// What the events of the bowl do to its rows, in the transaction that commits them: the status of each note, and the receipt
// that its author is owed. It decides nothing.
import { type KeyObject, randomUUID } from 'node:crypto'
import { markOf } from '@circle/shared/bowl/marks'
import type { NoteOutcome } from '@circle/shared/bowl/outcomes'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import type { NoteStatus } from '../db/tables.ts'
import type { Trx } from '../gatherings/gatherings.repository.ts'
import { bowlRepository as rows, type NewMark, type NoteRow, type SealedNote } from './bowl.repository.ts'
import { aboutOf, openNote } from './note-sealing.ts'

export type NoteScope = { trx: Trx; gathering: string; key: KeyObject; tick: number }

export async function takeEffect(scope: NoteScope, events: readonly GatheringEvent[]): Promise<void> {
  const { trx, gathering } = scope
  for (const event of events) {
    if (event.type === 'note.drawn') await rows.become(trx, gathering, [event.note.id], 'drawn')
    if (event.type === 'note.laid') await becomes(scope, [event.id], 'laid', 'read-to-all')
    if (event.type === 'cloth.grown') await becomes(scope, event.ids, 'laid', 'read-to-all')
    if (event.type === 'note.set-aside') await becomes(scope, [event.id], 'aside', 'read-by-facilitator')
    if (event.type === 'note.silenced') await silence(scope, event.id)
  }
}

async function becomes(
  scope: NoteScope,
  ids: readonly string[],
  status: NoteStatus,
  outcome: NoteOutcome,
): Promise<void> {
  const { trx, gathering } = scope
  if (ids.length === 0) return
  await rows.become(trx, gathering, ids, status)
  const notes = await rows.find(trx, gathering, ids)
  await rows.addMarks(
    trx,
    gathering,
    notes.map((note) => receipt(scope, note, outcome)),
  )
}

/** Every note of this voice that nobody has read leaves the bowl; nobody but the author is told. */
async function silence(scope: NoteScope, id: string): Promise<void> {
  const { trx, gathering } = scope
  const [read] = await rows.find(trx, gathering, [id])
  if (!read) return
  const marks: NewMark[] = []
  for (const note of [read, ...(await rows.undrawnOf(trx, gathering, read.voice))]) {
    const mark = receipt(scope, note, 'closed-for-this-voice')
    await rows.empty(trx, gathering, note.id, 'silenced', mark.mark)
    marks.push(mark)
  }
  await rows.addMarks(trx, gathering, marks)
}

function receipt({ gathering, key, tick }: NoteScope, note: SealedNote & NoteRow, outcome: NoteOutcome): NewMark {
  const { nonce } = openNote(key, gathering, note.id, note.sealed)
  return {
    id: randomUUID(),
    tick,
    mark: Buffer.from(markOf(nonce, outcome)),
    about: aboutOf(key, note.voice, note.seq, outcome),
  }
}
