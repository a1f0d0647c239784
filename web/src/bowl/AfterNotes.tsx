/* On the goodbye: what became of her notes, in words. Their text is not shown any more. */
import { BOWL } from '../words/bowl.ts'
import type { MyNote } from './her-bowl.ts'

const W = BOWL.after

/** What never came in was not read either. */
function fateOf(note: MyNote): string {
  switch (note.state) {
    case 'read-to-all':
    case 'read-by-facilitator':
    case 'withdrawn':
      return W[note.state]
    default:
      return W['not-read']
  }
}

export function AfterNotes({ notes }: { notes: readonly MyNote[] }) {
  if (notes.length === 0) return null
  const one = notes.length === 1
  return (
    <div className="aside" role="status">
      <h2>{W.title(one)}</h2>
      {notes.map((note, i) => (
        <p key={note.seq}>{W.one(one ? null : (W.which[i] ?? null), fateOf(note))}</p>
      ))}
      <p className="soft">{W.soft(one)}</p>
    </div>
  )
}
