/* One part of the desk: a name and its state. A press opens it in place, and the action inside is the second press. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'

export interface Openable {
  open: boolean
  /** The part opened without a press, so nothing may scroll. */
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
    // A part that she opens at the lower edge scrolls into sight.
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
