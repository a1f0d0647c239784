/* A screen outside the room: the way out first, then all that a sheet may lie over. */
import { type ReactNode, useEffect } from 'react'
import { behind } from './behind.ts'
import { keepFocus } from './keep-focus.ts'
import { TopBar } from './TopBar.tsx'
import { Icon } from './Icon.tsx'
import { leaveNow, watchShift } from './leave.ts'
import { HELP } from '../words/help.ts'

interface ScreenProps {
  title?: ReactNode
  under?: ReactNode
  children: ReactNode
}

/** What lies behind a sheet, and keeps the focus on it while it changes. */
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
