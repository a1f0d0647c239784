/* The topic of the gathering and the question of the round in full length, because the top bar and the caption may
   cut them. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { STAGE, SHEETS } from '../../words/room.ts'
import { questionOf } from '../model/people.ts'

export function AboutSheet({ view, onClose }: { view: RoomView; onClose(): void }) {
  const question = questionOf(view)
  return (
    <Sheet title={view.gathering.topic} onClose={onClose}>
      {question && <p className="soft">{STAGE.thisRound}</p>}
      {question && (
        <p className="lead" dir="auto">
          <em>{question}</em>
        </p>
      )}
      <div className="foot">
        <Button onClick={onClose}>{SHEETS.back}</Button>
      </div>
    </Sheet>
  )
}
