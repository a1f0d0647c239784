/* A screen outside the room: the button Leave now first in the document and by Tab, then everything that a sheet may
   cover. Leave now stands above everything on every screen, and is never disabled or confirmed. */
import { type ReactNode, useEffect } from 'react'
import { behind } from './behind.ts'
import { keepFocus } from './keep-focus.ts'
import { TopBar } from './TopBar.tsx'
import { Icon } from './Icon.tsx'
import { leaveNow, watchShift } from '../leaving/leave.ts'
import { HELP } from '../words/help.ts'

interface ScreenProps {
  title?: ReactNode
  under?: ReactNode
  children: ReactNode
}

/** The part that lies behind a sheet. It keeps the focus when its content changes. */
function content(element: HTMLElement | null): () => void {
  const undo = [behind(element), keepFocus(element)]
  return () => undo.forEach((one) => one?.())
}

export function Screen({ title, under, children }: ScreenProps) {
  return (
    <>
      <LeaveNow />
      <div ref={content}>
        <TopBar title={title} under={under} />
        {children}
      </div>
    </>
  )
}

export function LeaveNow() {
  useEffect(() => watchShift(), [])
  return (
    <button className="leave" type="button" onClick={leaveNow}>
      <Icon name="leave" />
      <span>{HELP.leaveNow}</span>
    </button>
  )
}
