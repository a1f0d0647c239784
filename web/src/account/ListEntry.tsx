/* One entry of a list on a page: a title and its state. A press opens it in place, and the action inside is the
   second press. */
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'

interface ListEntryProps {
  title: string
  so: string
  startsOpen?: boolean
  children: ReactNode
}

export function ListEntry({ title, so, startsOpen = false, children }: ListEntryProps) {
  const id = useId()
  const [open, setOpen] = useState(startsOpen)
  const line = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    // A new entry scrolls into sight.
    if (startsOpen) line.current?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [startsOpen])
  return (
    <>
      <button
        ref={line}
        className="disclosure"
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <b>{title}</b>
        <span>{so}</span>
        <Icon name="more" />
      </button>
      {open && (
        <div className="opened" id={id}>
          {children}
        </div>
      )}
    </>
  )
}
