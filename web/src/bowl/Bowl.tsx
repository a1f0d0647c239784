/* The bowl as a drawing, hidden from screen readers. Words beside it say the same. It never shows how many notes lie
   in the bowl. */
const NOTES = 'M38 34l18-8 10 6-20 9zM58 36l20-9 9 5-19 8z'
const ABOVE = 'M44 4l30-2 3 19-31 3z'

/** `way`: a note is on its way. `in`: notes lie in the bowl. */
export function Bowl({ holds = null }: { holds?: 'way' | 'in' | null }) {
  return (
    <svg className="bowl" viewBox="0 0 120 84" aria-hidden="true" focusable="false">
      {holds === 'way' && <path className="slip" d={ABOVE} />}
      <path className="body" d="M8 32c1 26 20 44 52 44s51-18 52-44" />
      <ellipse className="inside" cx="60" cy="32" rx="52" ry="13" />
      <ellipse className="thin" cx="60" cy="33" rx="44" ry="9.5" />
      {holds === 'in' && <path className="slip" d={NOTES} />}
      <path className="thin" d="M14 46c14 11 78 11 92 0M22 58c16 8 60 8 76 0M42 76c4 5 32 5 36 0" />
    </svg>
  )
}
