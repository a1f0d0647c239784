/* Notes that were set aside: read by those who guide, and still free to be laid in the centre or on the cloth. */
import type { Note } from '@circle/shared/gathering/state'
import type { DeskBowlView } from '@circle/shared/gathering/view.types'
import { Paper } from '../../bowl/Paper.tsx'
import { Silence } from '../../bowl/Silence.tsx'
import { Button } from '../../ui/Button.tsx'
import { BOWL_DESK, DRAWN_NOTE } from '../../words/bowl.ts'
import type { PartProps } from './desk-props.ts'

export function AsideNotes({ view, act, bowl }: PartProps & { bowl: DeskBowlView }) {
  if (bowl.aside.length === 0) return null
  const clothOpen = view.bowl?.clothOpen ?? false
  return (
    <>
      <h3>{BOWL_DESK.aside}</h3>
      <ul className="rows aside-notes">
        {bowl.aside.map((note, i) => (
          <Aside key={note.id} note={note} name={BOWL_DESK.asideNote(i + 1)} act={act} clothOpen={clothOpen} />
        ))}
      </ul>
    </>
  )
}

function Aside({
  note,
  name,
  act,
  clothOpen,
}: {
  note: Note
  name: string
  act: PartProps['act']
  clothOpen: boolean
}) {
  const { id } = note
  return (
    <li aria-label={name}>
      <Paper text={note.text} straight />
      <div className="pair">
        <Button slim onClick={() => void act({ type: 'note.lay', id })}>
          {DRAWN_NOTE.lay}
        </Button>
        {clothOpen && (
          <Button slim onClick={() => void act({ type: 'note.to-cloth', id })}>
            {DRAWN_NOTE.cloth}
          </Button>
        )}
        <Silence onSilence={() => void act({ type: 'note.silence', id })} />
      </div>
    </li>
  )
}
