/* A note as it lies before somebody: large and calm, the longer the smaller. Its words stand as they were written; nothing here
   says or guesses whose they are. */
import { Stone } from '../ui/Stone.tsx'
import './bowl.css'

interface PaperProps {
  text: string
  soft?: string
  /** The piece lies on it. */
  stone?: boolean
  /** It lies straight, in a sheet or a list. */
  straight?: boolean
}

const sizeOf = (text: string): string => (text.length > 420 ? ' longest' : text.length > 170 ? ' longer' : '')

export function Paper({ text, soft, stone = false, straight = false }: PaperProps) {
  const long = sizeOf(text)
  return (
    <article className={`paper${straight ? ' straight' : ''}`}>
      {stone && <Stone />}
      {/* Only what may scroll is a stop of the keyboard. */}
      <p className={`big${long}`} dir="auto" tabIndex={long === ' longest' && !straight ? 0 : undefined}>{text}</p>
      {soft && <p className="soft">{soft}</p>}
    </article>
  )
}
