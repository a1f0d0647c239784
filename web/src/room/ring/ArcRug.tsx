/* The near edge of the rug, under the phone's arc. Decoration only. */
import { memo } from 'react'
import { drop, type ArcLayout } from './arc.ts'

const BANDS = [
  [22, 17],
  [7, 13],
  [-6, 13],
  [-19, 13],
  [-32, 13],
] as const

export const ArcRug = memo(function ArcRug({ arc, round }: { arc: ArcLayout; round: boolean }) {
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
