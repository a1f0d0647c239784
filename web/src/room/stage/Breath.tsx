/* A silence to breathe in: braids that widen for four seconds and settle for six, at the same moment for all. Words
   say it without motion. */
import { useState } from 'react'
import { Stone } from '../../ui/Stone.tsx'
import { STAGE } from '../../words/room.ts'

const RINGS = [64, 60, 56, 52]
const BREATH = 10_000

export function Breath({ since, now }: { since: number; now: number }) {
  // Set once, when the breath appears: a later change would make it jump.
  const [phase] = useState(() => ((((now - since) % BREATH) + BREATH) % BREATH) / 1000)
  const [first, second] = STAGE.breathSteady
  return (
    <div className="breath" style={{ '--phase': `${phase}s` } as React.CSSProperties}>
      <div className="rings">
        <svg viewBox="0 0 200 200" aria-hidden="true" focusable="false">
          {RINGS.map((r, i) => (
            <g key={r} style={{ '--to': (1.5 - i * 0.075).toFixed(3) } as React.CSSProperties}>
              <circle cx="100" cy="100" r={r} stroke={`var(--rug-${i % 2 ? 2 : 1})`} strokeWidth="8.5" />
              <circle cx="100" cy="100" r={r} stroke="var(--stitch)" strokeWidth="4.5" strokeDasharray={`1 ${4 + i}`} />
            </g>
          ))}
          <g style={{ '--to': '1.18' } as React.CSSProperties}>
            <circle cx="100" cy="100" r="50" stroke="var(--worn)" strokeWidth="1.6" />
          </g>
        </svg>
      </div>
      <div className="inner">
        <Stone className="glyph-stone big-stone" />
        <p className="cues">
          <span aria-hidden="true">{STAGE.breathIn}</span>
          <span aria-hidden="true">{STAGE.breathOut}</span>
          <span className="steady">
            {first}
            <br />
            {second}
          </span>
        </p>
      </div>
    </div>
  )
}
