/* On the goodbye: what became of her notes, in words. Their text is not shown any more. */
import { AFTER_NOTES } from '../words/bowl.ts'
import type { MyNote } from './bowl-client.ts'

/** A note that never came in was not read either. */
function fateOf(note: MyNote): string {
  switch (note.state) {
    case 'read-to-all':
    case 'read-by-facilitator':
    case 'withdrawn':
      return AFTER_NOTES[note.state]
    default:
      return AFTER_NOTES['not-read']
  }
}

export function AfterNotes({ notes }: { notes: readonly MyNote[] }) {
  if (notes.length === 0) return null
  const one = notes.length === 1
  return (
    <div className="aside" role="status">
      <h2>{AFTER_NOTES.title(one)}</h2>
      {notes.map((note, i) => (
        <p key={note.seq}>{AFTER_NOTES.one(one ? null : (AFTER_NOTES.which[i] ?? null), fateOf(note))}</p>
      ))}
      <p className="soft">{AFTER_NOTES.soft(one)}</p>
    </div>
  )
}
