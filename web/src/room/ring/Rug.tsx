/* The rug: braids, and on the outer braid the road of the piece. Decoration; words elsewhere say the same. */
import { memo, useMemo } from 'react'
import { braids, wayBetween, type RingLayout } from '../../ui/ring.ts'

interface RugProps {
  layout: RingLayout
  bands?: number
  /** The seat where the round began, the piece, and the next seat, as fractions of the inner road. */
  began?: number | null
  here?: number | null
  next?: number | null
}

export const Rug = memo(function Rug({ layout, bands, began = null, here = null, next = null }: RugProps) {
  const drawn = useMemo(() => braids(layout, bands), [layout, bands])
  const worn = began === null || here === null ? 0 : wayBetween(began, here)
  return (
    <svg className="rug" aria-hidden="true" focusable="false">
      <g transform={`translate(${layout.cx} ${layout.cy})`}>
        {drawn.map(({ path, width, band }) => (
          <path
            key={`braid ${band}`}
            className="braid"
            d={path}
            stroke={`var(--rug-${band})`}
            strokeWidth={width + 0.6}
          />
        ))}
        {drawn
          .filter(({ band }) => band < 6)
          .map(({ path, width, band }) => (
            <path
              key={`stitch ${band}`}
              className="stitch"
              d={path}
              style={{ strokeWidth: width - 5 }}
              opacity={0.89 - band * 0.14}
              strokeDasharray={`1 ${5.5 + band * 1.5}`}
            />
          ))}
        {began !== null && worn > 0.001 && <path className="worn" d={layout.inner.path(began, began + worn)} />}
        {began !== null && <Notch layout={layout} at={began} />}
        {here !== null && next !== null && <Steps layout={layout} here={here} next={next} />}
      </g>
    </svg>
  )
})

/** The mark where the round began: a short stroke across the road. */
function Notch({ layout, at }: { layout: RingLayout; at: number }) {
  const { x, y } = layout.inner.at(at)
  const length = Math.hypot(x / layout.a ** 2, y / layout.b ** 2) || 1
  const nx = (x / layout.a ** 2 / length) * 7
  const ny = (y / layout.b ** 2 / length) * 7
  return <path className="start" d={`M${x - nx} ${y - ny}L${x + nx} ${y + ny}`} />
}

function Steps({ layout, here, next }: { layout: RingLayout; here: number; next: number }) {
  const way = wayBetween(here, next)
  return [0.34, 0.52, 0.7].map((k, i) => {
    const { x, y } = layout.inner.at(here + way * k)
    return <circle key={k} className="step" cx={x} cy={y} r={3.6 - i * 0.4} />
  })
}
