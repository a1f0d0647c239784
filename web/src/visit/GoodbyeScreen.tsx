// The goodbye, wired: the next day is asked for once, and closing the page is leaving it.
import { useEffect, useState } from 'react'
import type { View } from '@circle/shared/gathering/view.types'
import { Goodbye } from './Goodbye.tsx'
import type { MyNote } from '../bowl/bowl-client.ts'
import { api } from '../api.ts'
import { leaveNow } from '../ui/leave.ts'
import { circleShown } from '../account/account.ts'
import { useScreen } from '../ui/useScreen.ts'

interface GoodbyeScreenProps {
  view: View | null
  notes: readonly MyNote[]
  now: number
  onLead: (() => void) | null
}

export function GoodbyeScreen({ view, notes, now, onLead }: GoodbyeScreenProps) {
  useScreen('goodbye')
  const [next, setNext] = useState<number | null>(null)
  const gathering = view?.gathering
  useEffect(() => {
    let gone = false
    void api.me().then((answer) => {
      const day = answer.ok ? circleShown(answer.value)?.gathering : null
      if (!gone && day && day.id !== gathering?.id && day.phase !== 'ended') setNext(day.startsAt)
    })
    return () => {
      gone = true
    }
  }, [gathering?.id])
  return <Goodbye topic={gathering?.topic ?? ''} {...{ now, next, notes, onLead }} onClose={leaveNow} />
}
