/* A drawn note, seen by those who guide before anybody else, and silencing its voice. Only her press moves the note. */
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { Note } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { DRAWN_NOTE } from '../words/bowl.ts'
import { Bowl } from './Bowl.tsx'
import { Paper } from './Paper.tsx'
import { useState } from 'react'

interface DrawnSheetProps {
  view: RoomView
  note: Note
  act(command: PersonCommand): Promise<boolean>
  /** Why the server refused her last press. */
  said: string | null
  onClose(): void
}

export function DrawnSheet({ view, note, act, said, onClose }: DrawnSheetProps) {
  const { id } = note
  const atOnce = view.piece.at === 'centre'
  return (
    <Sheet title={DRAWN_NOTE.title} soft={DRAWN_NOTE.soft} picture={<Bowl holds="in" />} onClose={onClose}>
      <Paper text={note.text} straight />
      {said && (
        <p className="hard" role="alert">
          {said}
        </p>
      )}
      <div className="duo">
        <Button onClick={() => void act({ type: 'note.lay', id })}>{DRAWN_NOTE.lay}</Button>
        <Button onClick={() => void act({ type: 'note.set-aside', id })}>{DRAWN_NOTE.aside}</Button>
      </div>
      <p className="soft">{atOnce ? DRAWN_NOTE.atOnce : DRAWN_NOTE.after}</p>
      {view.bowl?.clothOpen && (
        <div className="pair">
          <Button slim onClick={() => void act({ type: 'note.to-cloth', id })}>
            {DRAWN_NOTE.cloth}
          </Button>
        </div>
      )}
      <div className="foot spread">
        <section>
          <Silence onSilence={() => void act({ type: 'note.silence', id })} />
        </section>
        <Button bare onClick={onClose}>
          {DRAWN_NOTE.back}
        </Button>
      </div>
    </Sheet>
  )
}

/** Silencing the voice of one note: asks once more in place, and says what it does and what nobody will learn. */
export function Silence({ onSilence }: { onSilence(): void }) {
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <Button slim bare onClick={() => setSure(true)}>
        {DRAWN_NOTE.silence}
      </Button>
    )
  return (
    <div className="silence" role="group" aria-label={DRAWN_NOTE.silence}>
      <p className="soft">{DRAWN_NOTE.silenceSoft}</p>
      <div className="pair">
        <Button slim onClick={() => setSure(false)}>
          {DRAWN_NOTE.silenceNot}
        </Button>
        <Button slim onClick={onSilence}>
          {DRAWN_NOTE.silenceSure}
        </Button>
      </div>
    </div>
  )
}
