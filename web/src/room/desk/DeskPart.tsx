/* One line of the desk: a name and what is so; pressed, it opens in place. The act inside is the second press. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'

export interface Openable {
  open: boolean
  /** Nobody pressed for it: then nothing is moved under her hands. */
  byItself?: boolean
  onToggle(): void
}

export function DeskPart({
  title,
  so,
  open,
  byItself = false,
  onToggle,
  children,
}: Openable & { title: string; so: string; children: ReactNode }) {
  const id = useId()
  const part = useRef<HTMLElement>(null)
  const was = useRef(open)
  useLayoutEffect(() => {
    // What she opens at the lower edge comes into sight.
    if (open && !was.current && !byItself) part.current?.scrollIntoView({ block: 'nearest' })
    was.current = open
  }, [open, byItself])
  return (
    <section ref={part}>
      <h2>
        <button
          className="disclosure"
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={onToggle}
        >
          <b>{title}</b>
          <span>{so}</span>
          <Icon name="more" />
        </button>
      </h2>
      {open && (
        <div className="within" id={id}>
          {children}
        </div>
      )}
    </section>
  )
}
