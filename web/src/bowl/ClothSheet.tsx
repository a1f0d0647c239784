/* The cloth: notes that were laid there, for all to read again until the close. It names no voice, no time and no
   author. */
import type { BowlView } from '@circle/shared/gathering/view.types'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { BOWL } from '../words/bowl.ts'
import { SHEETS } from '../words/room.ts'
import { Paper } from './Paper.tsx'

export function ClothSheet({ bowl, onClose }: { bowl: BowlView; onClose(): void }) {
  return (
    <Sheet title={BOWL.cloth.title} soft={BOWL.cloth.soft} className="cloth-sheet" onClose={onClose}>
      {bowl.cloth.length === 0 && <p className="soft">{BOWL.cloth.none}</p>}
      <ul className="cloth-notes">
        {bowl.cloth.map((note) => (
          <li key={note.id}>
            <Paper text={note.text} straight />
          </li>
        ))}
      </ul>
      {bowl.clothOpen && <p className="soft">{BOWL.cloth.open}</p>}
      <div className="foot">
        <Button onClick={onClose}>{SHEETS.back}</Button>
      </div>
    </Sheet>
  )
}
