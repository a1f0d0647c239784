/* A screen outside the room: the way out first, then all that a sheet may lie over. */
import type { ReactNode } from 'react'
import { behind } from './behind.ts'
import { LeaveNow } from './LeaveNow.tsx'
import { Lintel } from './Lintel.tsx'

interface ScreenProps {
  title?: ReactNode
  under?: ReactNode
  children: ReactNode
}

export function Screen({ title, under, children }: ScreenProps) {
  return (
    <>
      <LeaveNow />
      <div ref={behind}>
        <Lintel title={title} under={under} />
        {children}
      </div>
    </>
  )
}
