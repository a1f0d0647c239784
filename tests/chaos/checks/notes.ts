// Every note that was written, beside the rows, the log and the marks: none is drawn twice, none came in that was posted
// from outside, and each author has the mark of what became of hers.
import { isFinalOutcome, type NoteOutcome } from '@circle/shared/bowl/outcomes'
import type { NoteStatus } from '@circle/server/db/tables'
import type { GatheringRecord, KeptNote } from '../record.ts'
import type { Written } from '../writer.ts'

/** How many notes came to which end, for the figures of a run. */
export type Ends = Map<string, number>

export function notesAgree(record: GatheringRecord, written: readonly Written[], ends: Ends): string[] {
  const wrong: string[] = []
  const rows = new Map(record.notes.map((row) => [`${row.voice} ${row.seq}`, row]))
  const mine = new Set<KeptNote>()
  const last = record.state.bowl?.marks ?? []
  for (const one of written) {
    const row = rows.get(`${record.voiceName(one.voice.pub)} ${one.note.seq}`)
    if (row) mine.add(row)
    wrong.push(...wrongWith(one, row, last).map((words) => `note "${one.note.text}" of ${one.by.label}: ${words}`))
    const end = row ? row.status : 'never came in'
    ends.set(end, (ends.get(end) ?? 0) + 1)
  }
  for (const row of record.notes) if (!mine.has(row)) wrong.push(`a note nobody wrote: ${row.id}`)
  return [...wrong, ...drawnOnce(record)]
}

function wrongWith(one: Written, row: KeptNote | undefined, last: readonly string[]): string[] {
  const wrong: string[] = []
  if (row && one.fromOutside) wrong.push('it was posted from outside and came in')
  if (row?.words && row.words.text !== one.note.text) wrong.push(`its row says "${row.words.text}"`)
  if (row?.status === 'withdrawn' && !one.back) wrong.push('it was taken back by nobody')
  const told = one.note.outcome(last)
  const end = row ? endOf(row.status) : null
  if (end !== null && told !== end) wrong.push(`its end is ${end}, and its last mark says ${told}`)
  if (!row && told !== null && told !== 'not-read' && isOfRows(told))
    wrong.push(`it never came in, and its last mark says ${told}`)
  return [...wrong, ...marksFollow(one, row)]
}

/** What was told at the ticks, in their order. */
function marksFollow({ by, note }: Written, row: KeptNote | undefined): string[] {
  let before: NoteOutcome | null = null
  const wrong: string[] = []
  for (const { tick, marks } of by.ticks.toSorted((one, other) => one.tick - other.tick)) {
    const now = note.outcome(marks)
    if (now === null) continue
    if (isOfRows(now) && (!row || row.tick > tick))
      wrong.push(`the mark of tick ${tick} says ${now}, and it had not come in`)
    if (before !== null && isFinalOutcome(before) && before !== now && !(before === 'too-many'))
      wrong.push(`${before} was followed by ${now}`)
    before = now
  }
  return wrong
}

const isOfRows = (outcome: NoteOutcome): boolean =>
  outcome === 'in-the-bowl' || outcome === 'read-to-all' || outcome === 'read-by-facilitator'

function endOf(status: NoteStatus): NoteOutcome {
  switch (status) {
    case 'undrawn':
      return 'not-read'
    case 'drawn':
    case 'aside':
      return 'read-by-facilitator'
    case 'laid':
      return 'read-to-all'
    case 'withdrawn':
      return 'withdrawn'
    case 'silenced':
      return 'closed-for-this-voice'
    default:
      return status satisfies never
  }
}

function drawnOnce({ events, notes }: GatheringRecord): string[] {
  const wrong: string[] = []
  const status = new Map<string, NoteStatus>()
  for (const event of events) {
    if (event.type === 'note.drawn') {
      if (status.has(event.note.id)) wrong.push(`${event.note.id} was drawn twice`)
      status.set(event.note.id, 'drawn')
      const row = notes.find(({ id }) => id === event.note.id)
      if (row?.words && row.words.text !== event.note.text) wrong.push(`${event.note.id} was drawn with other words`)
    }
    if (event.type === 'note.laid') status.set(event.id, 'laid')
    if (event.type === 'note.set-aside') status.set(event.id, 'aside')
    if (event.type === 'note.silenced') status.set(event.id, 'silenced')
    if (event.type === 'cloth.grown') for (const id of event.ids) status.set(id, 'laid')
  }
  for (const { id, status: is } of notes) {
    const should = status.get(id) ?? 'undrawn'
    const silent = should === 'undrawn' && (is === 'withdrawn' || is === 'silenced')
    if (is !== should && !silent) wrong.push(`note ${id} is ${is}, and the log says ${should}`)
  }
  return wrong
}
