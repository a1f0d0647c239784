/* Declined, kindly: not at this moment (she may knock again), or not this time. The same words whatever the reason. */
import type { WaitingView } from '@circle/shared/gathering/view.types'
import { Declined } from './QuietEnds.tsx'
import { QuietPage } from '../ui/QuietPage.tsx'
import { NOT_NOW, WAITING_ROOM } from '../words/arrival.ts'
import { clock } from '../words/time.ts'

interface NotNowProps {
  view: WaitingView
  now: number
  onKnock(): void
  onLeave(): void
}

export function NotNow({ view, now, onKnock, onLeave }: NotNowProps) {
  if (view.standing === 'not-this-time') return <Declined onHome={onLeave} />
  const from = view.knockFrom
  const may = from === null || now >= from
  return (
    <QuietPage
      title={NOT_NOW.title}
      lead={NOT_NOW.lead}
      {...(may ? {} : { soft: NOT_NOW.from(clock(from)) })}
      acts={[
        { label: NOT_NOW.knock, onPress: onKnock, disabled: !may },
        { label: WAITING_ROOM.leave, onPress: onLeave, bare: true },
      ]}
    />
  )
}
