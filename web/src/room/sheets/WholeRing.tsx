/* The whole ring on one sheet, for phones, as a long table: every seat with its name, clockwise from her own at the
   lower end. Rows grow with the size of her letters, so that no name is cut by its neighbour. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../../media/room-media.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Stone } from '../../ui/Stone.tsx'
import { ROOM, SHEETS, TOOLS } from '../../words/room.ts'
import { facing, pieceWith, ringOf } from '../model/people.ts'
import { Seat } from '../ring/Seat.tsx'
import './whole-ring.css'

const COLUMN = { left: '1', right: '3', end: '1 / -1' } as const

export function WholeRing({ view, media, onClose }: { view: RoomView; media: RoomMedia; onClose(): void }) {
  const ring = ringOf(view)
  const face = facing(view)
  const table = alongTable(ring.length, 'bottom' in face ? face.bottom : face.top - Math.floor(ring.length / 2))
  const held = table.seats.find(({ index }) => ring[index]?.id === pieceWith(view))
  return (
    <Sheet title={TOOLS.wholeRing} titleHidden className="entire" onClose={onClose}>
      <div
        className={`table${ring.length > 14 ? ' many' : ''}`}
        style={{ gridTemplateRows: `repeat(${table.rows}, auto)` }}
      >
        {table.runner && <i className="runner" style={{ gridRow: `${table.runner[0]} / ${table.runner[1]}` }} />}
        {held && table.runner && (
          <Stone
            className="stone"
            style={{ gridRow: Math.max(table.runner[0], Math.min(table.runner[1] - 1, held.row)) }}
          />
        )}
        <ol className="around" aria-label={ROOM.order}>
          {table.seats.map(({ index, side, row }) => {
            const seat = ring[index]
            return (
              seat && (
                <Seat
                  key={seat.id}
                  view={view}
                  seat={seat}
                  media={media}
                  side={side}
                  style={{ gridColumn: COLUMN[side], gridRow: row }}
                />
              )
            )
          })}
        </ol>
      </div>
      <Button onClick={onClose}>{SHEETS.back}</Button>
    </Sheet>
  )
}

interface TablePlace {
  /** The index in the ring. */
  index: number
  side: 'left' | 'right' | 'end'
  row: number
}

interface Table {
  rows: number
  /** Clockwise from the lower end. */
  seats: TablePlace[]
  /** The rows of the table itself, from one row to before another; null: only its ends are taken. */
  runner: readonly [from: number, to: number] | null
}

/** `bottom`: the seat at the lower end. With an even number one seat is at the upper end. */
export function alongTable(n: number, bottom: number): Table {
  const side = Math.floor((n - 1) / 2)
  const top = n % 2 === 0 ? 1 : 0
  const rows = side + 1 + top
  const seats = Array.from({ length: n }, (_, k): TablePlace => {
    const index = (((bottom + k) % n) + n) % n
    if (k === 0) return { index, side: 'end', row: rows }
    if (k <= side) return { index, side: 'left', row: rows - k }
    return k === n / 2 ? { index, side: 'end', row: 1 } : { index, side: 'right', row: rows - (n - k) }
  })
  return { rows, seats, runner: side > 0 ? [1 + top, rows] : null }
}
