/* Her own notes and what became of each, in words. The text is one press away, so that a woman beside her does not
   read it; it stands open only where she is asked about it. */
import type { NoteState } from '@circle/shared/bowl/note-state'
import { Button } from '../ui/Button.tsx'
import { BOWL, MY_NOTES } from '../words/bowl.ts'
import type { BowlClient, MyNote } from './bowl-client.ts'

type Acts = Pick<BowlClient, 'again' | 'withdraw' | 'putAway'>

/** The note is undrawn as far as this page knows, so it can still be taken back. */
const UNDRAWN: readonly NoteState[] = ['on-its-way', 'waits-for-the-next', 'in-the-bowl', 'waits-too-few', 'unknown']
/** The note has reached its end. */
const DONE: readonly NoteState[] = [
  'too-many',
  'closed-for-this-voice',
  'withdrawn',
  'read-to-all',
  'read-by-facilitator',
  'not-read',
  'unknown',
]
/** Only her words are left of the note, so they stand open. */
const BEFORE_HER: readonly NoteState[] = ['too-many', 'closed-for-this-voice', 'unknown']

export function MyNotes({ notes, acts }: { notes: readonly MyNote[]; acts: Acts }) {
  if (notes.length === 0) return null
  return (
    <ul className="my-notes">
      {notes.map((note) => (
        <Mine key={note.seq} note={note} acts={acts} />
      ))}
    </ul>
  )
}

function Mine({ note, acts }: { note: MyNote; acts: Acts }) {
  const { seq, state } = note
  const [say, soft] = BOWL.state[state]
  return (
    <li className={state === 'unknown' ? 'unsure' : undefined}>
      <div role="status">
        <h3>{say}</h3>
        <p className="soft">{soft}</p>
      </div>
      {BEFORE_HER.includes(state) ? (
        <p className="own" dir="auto">
          {note.text}
        </p>
      ) : (
        <details>
          <summary>{MY_NOTES.words}</summary>
          <p className="own" dir="auto">
            {note.text}
          </p>
        </details>
      )}
      <div className="pair">
        {state === 'unknown' && (
          <Button slim firm onClick={() => acts.again(seq)}>
            {MY_NOTES.again}
          </Button>
        )}
        {UNDRAWN.includes(state) && (
          <Button slim onClick={() => acts.withdraw(seq)}>
            {MY_NOTES.withdraw}
          </Button>
        )}
        {DONE.includes(state) && (
          <Button slim onClick={() => acts.putAway(seq)}>
            {MY_NOTES.away}
          </Button>
        )}
      </div>
    </li>
  )
}
