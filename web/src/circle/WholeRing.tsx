/* The whole ring on one sheet, for phones: every seat, and in its middle the three names that matter. */
import { useMemo } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../media/room-media.ts'
import { Act } from '../ui/Act.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stone } from '../ui/Stone.tsx'
import { useSize } from '../ui/useSize.ts'
import { ROOM, SHEETS, SIGNS, TOOLS } from '../words/room.ts'
import { facing, pieceAt, ringOf, titled } from './people.ts'
import { layRing } from './ring.ts'
import { Rug } from './Rug.tsx'
import { Seat } from './Seat.tsx'
import { hasWord } from './signs.ts'
import './whole-ring.css'

export function WholeRing({ view, media, onClose }: { view: RoomView; media: RoomMedia; onClose(): void }) {
  const [ref, size] = useSize()
  return (
    <Sheet title={TOOLS.wholeRing} titleUnseen className="entire" onClose={onClose}>
      <div className="ring-box" ref={ref}>{size && <Laid view={view} media={media} {...size} />}</div>
      <Act onClick={onClose}>{SHEETS.back}</Act>
    </Sheet>
  )
}

function Laid({ view, media, width, height }: { view: RoomView; media: RoomMedia; width: number; height: number }) {
  const ring = ringOf(view)
  const face = JSON.stringify(facing(view))
  const layout = useMemo(
    () => layRing(width, height, ring.length, { over: 8, under: 8, names: false, ...JSON.parse(face) }),
    [width, height, ring.length, face],
  )
  const holder = pieceAt(view)
  const held = layout.seats[ring.findIndex((seat) => seat.id === holder)]
  const stone = held ? layout.inner.at(held.u) : null
  const d = Math.min(layout.seat, 58)
  const three = [
    [holder, view.piece.at === 'offered' ? SIGNS.offered : hasWord(view, holder)], [view.next, SIGNS.next], [view.afterNext, SIGNS.then],
  ] as const
  return (
    <>
      <Rug layout={layout} bands={3} />
      <ol className="seats" aria-label={ROOM.order}>
        {ring.map((seat, i) => (
          <Seat key={seat.id} view={view} seat={seat} media={media}
            style={{ '--d': `${d}px`, '--x': `${layout.seats[i]?.x}px`, '--y': `${layout.seats[i]?.y}px` } as React.CSSProperties} />
        ))}
      </ol>
      {stone && <Stone className="stone" style={{ left: layout.cx + stone.x, top: layout.cy + stone.y }} />}
      <p className="middle">
        {three.map(([id, word]) => id !== null && <span key={word}><b>{titled(view, id)}</b> <em>{word}</em></span>)}
      </p>
    </>
  )
}
