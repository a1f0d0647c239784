/* The ring on a wide screen: seats around the rug in talking order, the stage in the middle, the piece on its road.
   The piece always goes clockwise, one seat or twelve in the same time. Seats are laid anew only when somebody
   comes, goes for good, or the screen changes. */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../../media/room-media.ts'
import type { Size } from '../../ui/useSize.ts'
import { ROOM } from '../../words/room.ts'
import { facing, goingRound, pieceWith, ringOf } from '../model/people.ts'
import { type RingLayout, layRing, wayBetween } from '../../ui/ring.ts'
import { Rug } from './Rug.tsx'
import { Seat } from './Seat.tsx'
import { Stone } from '../../ui/Stone.tsx'

interface RingProps {
  view: RoomView
  media: RoomMedia
  size: Size
  children: ReactNode
}

export function Ring({ view, media, size, children }: RingProps) {
  const ring = ringOf(view)
  const ids = ring.map((seat) => seat.id)
  const face = facing(view)
  const faceKey = JSON.stringify(face)
  const layout = useMemo(
    () => layRing(size.width, size.height, ids.length, JSON.parse(faceKey)),
    [size.width, size.height, ids.length, faceKey],
  )
  const stop = (id: string | null) => (id === null ? null : (layout.seats[ids.indexOf(id)]?.stop ?? null))
  const here = stop(pieceWith(view))
  const round = goingRound(view)
  const name = Math.max(60, Math.min(150, layout.pitch - 8))
  const style = {
    '--d': `${layout.seat.toFixed(1)}px`,
    '--name': `${name.toFixed(1)}px`,
    '--fx': `${layout.cx.toFixed(1)}px`,
    '--fy': `${layout.cy.toFixed(1)}px`,
    '--fw': `${layout.frame.width.toFixed(1)}px`,
    '--fh': `${layout.frame.height.toFixed(1)}px`,
  } as React.CSSProperties
  return (
    <div className={`ring${ids.length > 16 ? ' many' : ''}`} style={style}>
      <Rug
        layout={layout}
        began={round ? stop(view.round?.begins ?? null) : null}
        here={round ? here : null}
        next={round && view.next !== pieceWith(view) ? stop(view.next) : null}
      />
      {children}
      <ol className="seats" aria-label={ROOM.order}>
        {ring.map((seat, i) => {
          const place = layout.seats[i]
          if (!place) return null
          return (
            <Seat
              key={seat.id}
              view={view}
              seat={seat}
              media={media}
              above={place.above}
              style={{ '--x': `${place.x.toFixed(1)}px`, '--y': `${place.y.toFixed(1)}px` } as React.CSSProperties}
            />
          )
        })}
      </ol>
      {here !== null && view.rest?.kind !== 'silence' && (
        <Piece layout={layout} at={here} rests={view.piece.at === 'held' && view.piece.keptUntil !== null} />
      )}
    </div>
  )
}

interface PieceProps {
  layout: RingLayout
  /** The place of the piece, as a fraction of the road. */
  at: number
  /** Her turn is being kept. */
  rests: boolean
}

function Piece({ layout, at, rests }: PieceProps) {
  // Grows without end, so that the piece never goes back when it passes the bottom of the ring.
  const [along, setAlong] = useState(at)
  useEffect(() => setAlong((was) => was + wayBetween(was, at)), [at])
  const { cx, cy, inner } = layout
  const path = inner
    .path()
    .replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x, y) => `${(+x + cx).toFixed(1)} ${(+y + cy).toFixed(1)}`)
  const style = { offsetPath: `path("${path}")`, '--at': `${(along * 100).toFixed(2)}%` } as React.CSSProperties
  return (
    <div className={`piece${rests ? ' rests' : ''}`} style={style} aria-hidden="true">
      <Stone className="stone" glow />
    </div>
  )
}
