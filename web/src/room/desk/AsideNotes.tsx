/* Notes that were set aside: read by those who guide, and still free to be laid in the centre or on the cloth. */
import type { Note } from '@circle/shared/gathering/state'
import type { DeskBowlView } from '@circle/shared/gathering/view.types'
import { Paper } from '../../bowl/Paper.tsx'
import { Silence } from '../../bowl/Silence.tsx'
import { Act } from '../../ui/Button.tsx'
import { BOWL } from '../../words/bowl.ts'
import type { PartProps } from './desk-props.ts'

const W = BOWL.drawn

export function AsideNotes({ view, act, bowl }: PartProps & { bowl: DeskBowlView }) {
  if (bowl.aside.length === 0) return null
  const clothOpen = view.bowl?.clothOpen ?? false
  return (
    <>
      <h3>{BOWL.desk.aside}</h3>
      <ul className="rows aside-notes">
        {bowl.aside.map((note, i) => (
          <Aside key={note.id} note={note} name={BOWL.desk.asideNote(i + 1)} act={act} clothOpen={clothOpen} />
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
        <Act slim onClick={() => void act({ type: 'note.lay', id })}>
          {W.lay}
        </Act>
        {clothOpen && (
          <Act slim onClick={() => void act({ type: 'note.to-cloth', id })}>
            {W.cloth}
          </Act>
        )}
        <Silence onSilence={() => void act({ type: 'note.silence', id })} />
      </div>
    </li>
  )
}
