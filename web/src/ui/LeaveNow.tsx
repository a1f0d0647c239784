/* The way out: first in the document and by Tab, above everything, on every screen. Never disabled, never confirmed. */
import { useEffect } from 'react'
import { Icon } from './Icon.tsx'
import { leaveNow, watchShift } from './leave.ts'
import { HELP } from '../words/help.ts'

export function LeaveNow() {
  useEffect(() => watchShift(), [])
  return (
    <button className="leave" type="button" onClick={leaveNow}>
      <Icon name="leave" />
      <span>{HELP.leaveNow}</span>
    </button>
  )
}
