/* The piece on its road: it goes from seat to seat the clockwise way, one seat or twelve in the same time. */
import { useEffect, useState } from 'react'
import { Stone } from '../../ui/Stone.tsx'
import { wayBetween, type RingLayout } from '../../ui/ring.ts'

interface PieceProps {
  layout: RingLayout
  /** Where it lies, as a fraction of the road. */
  at: number
  /** Her turn is being kept. */
  rests: boolean
}

export function Piece({ layout, at, rests }: PieceProps) {
  // Grows for ever, so that passing the bottom of the ring is never a way back round.
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
