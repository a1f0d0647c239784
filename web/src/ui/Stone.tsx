/* The piece: a banded beach stone. An unbroken pale band marks it, so it can be read without colour. */
const BODY =
  'M4.6 22.6C3.6 14.4 11.6 8.4 20.6 7.7 29.8 7 37 12.2 36.5 20.6 36 28.6 28 32.8 19.4 32.5 11.6 32.2 5.4 29 4.6 22.6Z'
const UNDER =
  'M4.7 23.4C6 29.2 12 32.2 19.4 32.5 28 32.8 36 28.6 36.5 20.6 33.4 26.2 27.2 29 19.8 28.9 13.4 28.8 8 26.9 4.7 23.4Z'

interface StoneProps {
  /** `stone` fills its box; `glyph-stone` is 24 px, for use beside a word. */
  className?: string
  glow?: boolean
  style?: React.CSSProperties
}

export function Stone({ className = 'glyph-stone', glow = false, style }: StoneProps) {
  return (
    <svg className={className} style={style} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      {glow && <ellipse className="stone-glow" cx="20.5" cy="20.2" rx="22" ry="18.5" />}
      <path className="stone-body" d={BODY} />
      <path className="stone-under" d={UNDER} />
      <path className="stone-band" d="M13.3 10.6C11.1 15.9 14.9 24.6 20.2 31.3" strokeWidth="2.8" />
      <path className="stone-band" d="M18.3 9C16.5 14.8 20.2 24.1 25.3 30.7" strokeWidth="1" opacity=".75" />
    </svg>
  )
}
