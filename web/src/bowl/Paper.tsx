/* A note as a large calm paper; a longer text is smaller. The words stand as they were written. Nothing here says or
   guesses whose they are. */
import { Stone } from '../ui/Stone.tsx'
import './bowl.css'

interface PaperProps {
  text: string
  soft?: string
  /** The piece lies on the paper. */
  stone?: boolean
  /** The paper lies straight, in a sheet or a list. */
  straight?: boolean
}

const sizeOf = (text: string): string => (text.length > 420 ? ' longest' : text.length > 170 ? ' longer' : '')

/**
 * A text that does not fit is a Tab stop, so that the keyboard can scroll it (WCAG 2.1.1). A text that fits is none.
 */
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
