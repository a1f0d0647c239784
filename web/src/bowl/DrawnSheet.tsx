/* A drawn note, seen by those who guide before anybody else. What happens to it is her press; it never moves by itself. */
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { Note } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Act } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { BOWL } from '../words/bowl.ts'
import { Bowl } from './Bowl.tsx'
import { Paper } from './Paper.tsx'
import { Silence } from './Silence.tsx'

interface DrawnSheetProps {
  view: RoomView
  note: Note
  act(command: PersonCommand): Promise<boolean>
  /** Why the circle did not take her last press. */
  said: string | null
  onClose(): void
}

const W = BOWL.drawn

export function DrawnSheet({ view, note, act, said, onClose }: DrawnSheetProps) {
  const { id } = note
  const atOnce = view.piece.at === 'centre'
  return (
    <Sheet title={W.title} soft={W.soft} picture={<Bowl holds="in" />} onClose={onClose}>
      <Paper text={note.text} straight />
      {said && (
        <p className="hard" role="alert">
          {said}
        </p>
      )}
      <div className="duo">
        <Act onClick={() => void act({ type: 'note.lay', id })}>{W.lay}</Act>
        <Act onClick={() => void act({ type: 'note.set-aside', id })}>{W.aside}</Act>
      </div>
      <p className="soft">{atOnce ? W.atOnce : W.after}</p>
      {view.bowl?.clothOpen && (
        <div className="pair">
          <Act slim onClick={() => void act({ type: 'note.to-cloth', id })}>
            {W.cloth}
          </Act>
        </div>
      )}
      <div className="foot spread">
        <section>
          <Silence onSilence={() => void act({ type: 'note.silence', id })} />
        </section>
        <Act bare onClick={onClose}>
          {W.back}
        </Act>
      </div>
    </Sheet>
  )
}
