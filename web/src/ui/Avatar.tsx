/* Draws the avatar of an id: a pressed sprig, where a face is absent. Never initials, never a silhouette. */
import { memo, useMemo } from 'react'
import { grow } from './grow.ts'

export const Avatar = memo(function Avatar({ id }: { id: string }) {
  const s = useMemo(() => grow(id), [id])
  return (
    <svg className="avatar" data-dye={s.dye} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <rect className="backing" x="-150" y="-50" width="400" height="200" />
      <path className="stem" d={s.stem} />
      <g className="print">
        {s.leaves.map((leaf, i) => (
          <g key={i}>
            <path className="leaf" d={leaf.shape} />
            <path className="rib" d={leaf.rib} />
          </g>
        ))}
        {s.stalks.map((d) => (
          <path key={d} className="stalk" d={d} />
        ))}
        {s.bud && (
          <ellipse
            cx={s.bud.x}
            cy={s.bud.y}
            rx="4.2"
            ry="6.4"
            transform={`rotate(${s.bud.turn} ${s.bud.x} ${s.bud.y + 3})`}
          />
        )}
        {s.dots.map((p) => (
          <circle key={`${p.x} ${p.y}`} cx={p.x} cy={p.y} r={p.r} />
        ))}
      </g>
    </svg>
  )
})
