/* A sheet over a screen: the screen behind is inert, the focus is held and given back, Leave now stays above. Esc
   closes the sheet and never leaves. It must know nothing of its content. */
import { createContext, useContext, useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { coverRoom } from './behind.ts'
import { keepFocus } from './keep-focus.ts'

/** What she would miss behind an open sheet, in words; null: nothing. */
export const Behind = createContext<string | null>(null)

interface SheetProps {
  title: string
  /** The title is for screen readers only. */
  titleHidden?: boolean
  soft?: ReactNode
  /** Stands beside the title, hidden from screen readers. */
  picture?: ReactNode
  className?: string
  onClose(): void
  children: ReactNode
}

/** The focus goes to the control she pressed before; when that is gone, to the heading of the screen. */
function giveBack(before: Element | null): void {
  const heading = document.querySelector<HTMLElement>('h1')
  const there = before instanceof HTMLElement && before.isConnected && before !== document.body
  if (!there && heading) heading.tabIndex = -1
  const to = there ? before : heading
  to?.focus({ preventScroll: true })
}

export function Sheet({ title, titleHidden = false, soft, picture, className = '', onClose, children }: SheetProps) {
  const id = useId()
  const missed = useContext(Behind)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    const uncover = coverRoom()
    heading.current?.focus({ preventScroll: true })
    return () => {
      uncover()
      giveBack(before)
    }
  }, [])
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      if (e.key === 'Escape' && !e.isComposing) onClose()
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [onClose])
  return createPortal(
    <div className="over">
      <div className={`sheet ${className}`} ref={keepFocus} role="dialog" aria-modal="true" aria-labelledby={id}>
        <div className={titleHidden ? 'visually-hidden' : picture ? 'pictured' : undefined}>
          {picture}
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {soft && <p className="soft">{soft}</p>}
        </div>
        <p className={missed ? 'well' : 'visually-hidden'} role="status">
          {missed}
        </p>
        {children}
      </div>
    </div>,
    document.body,
  )
}
