/* The empty ring beside the pages of arriving and leaving: seats, perhaps one kept for her, and the stone.
   Decoration only, hidden from screen readers. */
import { useMemo } from 'react'
import { braids, layRing } from './ring.ts'
import { Avatar } from './Avatar.tsx'
import { Stone } from './Stone.tsx'
import { useSize, type Size } from './useSize.ts'

interface MotifProps {
  /** The nearest seat is empty and kept for her. */
  place?: boolean
  /** The seat before which the stone lies. */
  before?: number
  seed?: string
}

const SEATS = 9

function lay({ width, height }: Size) {
  const low = width / height > 1.9
  const side = low ? width * 0.98 : width
  const tall = low ? height * 1.7 : height
  const ring = layRing(side, tall, SEATS, { over: 6, under: 6, names: false })
  const d = low ? Math.min(58, ring.seat) : Math.min(96, ring.seat * 1.08)
  return { ring, d, dx: (width - side) / 2, dy: low ? height - tall + 6 : 0, rug: braids(ring) }
}

export function Motif({ place = false, before = 4, seed = 'motif-' }: MotifProps) {
  const [ref, size] = useSize()
  const laid = useMemo(() => (size && size.width > 0 && size.height > 0 ? lay(size) : null), [size])
  return (
    <div className="motif" ref={ref} aria-hidden="true">
      {laid && <Laid {...laid} place={place} before={before} seed={seed} />}
    </div>
  )
}

function Laid({ ring, d, dx, dy, rug, place, before, seed }: ReturnType<typeof lay> & Required<MotifProps>) {
  const stone = ring.inner.at(ring.seats[before]?.u ?? 0.5)
  return (
    <>
      <svg className="motif-rug">
        <g transform={`translate(${ring.cx + dx} ${ring.cy + dy})`}>
          {rug.map(({ path, width, band }) => (
            <g key={band}>
              <path className="braid" d={path} stroke={`var(--rug-${band})`} strokeWidth={width + 0.6} />
              {band < 6 && (
                <path
                  className="stitch"
                  d={path}
                  strokeWidth={width - 5}
                  opacity={0.89 - band * 0.14}
                  strokeDasharray={`1 ${5.5 + band * 1.5}`}
                />
              )}
            </g>
          ))}
        </g>
      </svg>
      {ring.seats.map((seat, i) => (
        <div
          key={i}
          className={`motif-seat${i === 0 && place ? ' place' : ''}`}
          style={{ '--d': `${d}px`, '--x': `${seat.x + dx}px`, '--y': `${seat.y + dy}px` } as React.CSSProperties}
        >
          {i === 0 && place ? null : <Avatar id={seed + i} />}
        </div>
      ))}
      <Stone className="stone" glow style={{ left: ring.cx + dx + stone.x, top: ring.cy + dy + stone.y }} />
    </>
  )
}
