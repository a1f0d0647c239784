/* Who can hear: all names, because a woman who speaks may know who listens; or only a number, where the circle chose
   so. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SHEETS } from '../../words/room.ts'

export function HearSheet({ canHear, onClose }: { canHear: RoomView['canHear']; onClose(): void }) {
  const { names, count } = canHear
  return (
    <Sheet title={SHEETS.hear} soft={names ? SHEETS.hearSoft : SHEETS.hearCount(count)} onClose={onClose}>
      {names && (
        <ul className="names">
          {names.map((name, i) => (
            <li key={`${name} ${i}`}>{name}</li>
          ))}
        </ul>
      )}
      <div className="foot">
        <Button onClick={onClose}>{SHEETS.back}</Button>
      </div>
    </Sheet>
  )
}
