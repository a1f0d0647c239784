/* A screen outside the room: the way out first, then all that a sheet may lie over. */
import type { ReactNode } from 'react'
import { behind } from './behind.ts'
import { keepFocus } from './keep-focus.ts'
import { LeaveNow } from './LeaveNow.tsx'
import { TopBar } from './TopBar.tsx'

interface ScreenProps {
  title?: ReactNode
  under?: ReactNode
  children: ReactNode
}

/** What lies behind a sheet, and keeps the focus on it while it changes. */
function stage(element: HTMLElement | null): () => void {
  const undo = [behind(element), keepFocus(element)]
  return () => undo.forEach((one) => one?.())
}

export function Screen({ title, under, children }: ScreenProps) {
  return (
    <>
      <LeaveNow />
      <div ref={stage}>
        <TopBar title={title} under={under} />
        {children}
      </div>
    </>
  )
}
