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

/** What does not fit is a stop of the keyboard, so that it can be scrolled (WCAG 2.1.1); what fits is none. */
function reachable(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined
  const sized = new ResizeObserver(() => {
    if (element.scrollHeight > element.clientHeight + 1) element.tabIndex = 0
    else element.removeAttribute('tabindex')
  })
  sized.observe(element)
  return () => sized.disconnect()
}

export function Paper({ text, soft, stone = false, straight = false }: PaperProps) {
  return (
    <article className={`paper${straight ? ' straight' : ''}`}>
      {stone && <Stone />}
      <p className={`big${sizeOf(text)}`} dir="auto" ref={reachable}>
        {text}
      </p>
      {soft && <p className="soft">{soft}</p>}
    </article>
  )
}
