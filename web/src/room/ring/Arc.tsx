/* The ring on a phone: an arc that scrolls, with the near edge of the rug under it. Clockwise is right to left, so
   the next woman stands at her left hand, as in the room. The arc is centred again only when the piece moves and she
   is not touching it. */
import { memo, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../../media/room-media.ts'
import { Stone } from '../../ui/Stone.tsx'
import { ROOM } from '../../words/room.ts'
import { type ArcLayout, aroundMiddle, drop, layArc } from './arc.ts'
import { goingRound, lead, pieceWith, ringOf } from '../model/people.ts'
import { Seat } from './Seat.tsx'

interface ArcProps {
  view: RoomView
  media: RoomMedia
  width: number
  landscape: boolean
}

export function Arc({ view, media, width, landscape }: ArcProps) {
  const arc = useMemo(() => layArc(width, landscape), [width, landscape])
  const list = useRef<HTMLOListElement>(null)
  const touching = useRef(false)
  const ring = ringOf(view)
  const holder = pieceWith(view)
  const middle = holder ?? view.next ?? lead(view)?.id ?? ring[0]?.id ?? null
  const seats = aroundMiddle(
    ring,
    Math.max(
      0,
      ring.findIndex((seat) => seat.id === middle),
    ),
  )
  const bend = useCallback(() => bendSeats(list.current, arc), [arc])

  useLayoutEffect(() => {
    const box = list.current
    if (box && !touching.current) centre(box, middle)
    bend()
  }, [middle, ring.length, arc, bend])

  const side = Math.max(0, width / 2 - arc.pitch / 2)
  const style = {
    '--d': `${arc.seat}px`,
    '--pitch': `${arc.pitch}px`,
    '--arc-h': `${arc.height}px`,
  } as React.CSSProperties
  return (
    <div className="arc" style={style}>
      <ArcRug arc={arc} round={goingRound(view) && holder !== null} />
      <ol
        className="seats"
        ref={list}
        aria-label={ROOM.order}
        tabIndex={0}
        onScroll={bend}
        onPointerDown={() => {
          touching.current = true
        }}
        onPointerUp={() => {
          touching.current = false
        }}
        onPointerCancel={() => {
          touching.current = false
        }}
      >
        {seats.map((seat, i) => (
          <Seat
            key={seat.id}
            view={view}
            seat={seat}
            media={media}
            style={{ marginRight: i === 0 ? side : 0, marginLeft: i === seats.length - 1 ? side : 0 }}
          >
            {seat.id === holder && view.rest?.kind !== 'silence' && (
              <span className="piece" aria-hidden="true">
                <Stone className="stone" glow />
              </span>
            )}
          </Seat>
        ))}
      </ol>
    </div>
  )
}

function centre(box: HTMLOListElement, middle: string | null): void {
  const seat = [...box.children].find((e): e is HTMLElement => e instanceof HTMLElement && e.dataset['seat'] === middle)
  if (seat) box.scrollLeft = seat.offsetLeft + seat.offsetWidth / 2 - box.clientWidth / 2
}

/**
 * Each seat stands on the arc wherever she has scrolled it. The style is written past React, because it follows her
 * finger.
 */
function bendSeats(box: HTMLOListElement | null, arc: Parameters<typeof drop>[0]): void {
  if (!box) return
  for (const seat of box.children) {
    if (!(seat instanceof HTMLElement)) continue
    const x = seat.offsetLeft + seat.offsetWidth / 2 - box.scrollLeft - box.clientWidth / 2
    seat.style.setProperty('--y', `${drop(arc, x).toFixed(1)}px`)
  }
}

const BANDS = [
  [22, 17],
  [7, 13],
  [-6, 13],
  [-19, 13],
  [-32, 13],
] as const

/** The near edge of the rug. Decoration only. */
const ArcRug = memo(function ArcRug({ arc, round }: { arc: ArcLayout; round: boolean }) {
  const { width, height, radius, rise, pitch } = arc
  const end = drop(arc, width / 2 + 20)
  const edge = (dy: number) => `M-20 ${end + dy}A${radius} ${radius} 0 0 0 ${width + 20} ${end + dy}`
  return (
    <svg className="rug" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {BANDS.map(([dy, w], i) => (
        <g key={dy}>
          <path className="braid" d={edge(dy)} stroke={`var(--rug-${i + 1})`} strokeWidth={w + 0.6} />
          <path
            className="stitch"
            d={edge(dy)}
            style={{ strokeWidth: w - 5 }}
            opacity={0.75 - i * 0.12}
            strokeDasharray={`1 ${8 + i}`}
          />
        </g>
      ))}
      {round && (
        <path className="worn" d={`M${width / 2} ${rise + 22}A${radius} ${radius} 0 0 0 ${width + 20} ${end + 22}`} />
      )}
      {round &&
        [0.38, 0.5, 0.62].map((k, i) => (
          <circle
            key={k}
            className="step"
            cx={width / 2 - pitch * k}
            cy={drop(arc, pitch * k) + 22}
            r={3.6 - i * 0.4}
          />
        ))}
    </svg>
  )
})
