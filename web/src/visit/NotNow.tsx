/* Declined, kindly: not at this moment (she may knock again), or not this time. The same words whatever the reason. */
import type { WaitingView } from '@circle/shared/gathering/view.types'
import { Declined } from '../account/QuietPages.tsx'
import { QuietPage } from '../ui/QuietPage.tsx'
import { ARRIVAL } from '../words/arrival.ts'
import { clock } from '../words/time.ts'

const W = ARRIVAL.notNow

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
      title={W.title}
      lead={W.lead}
      {...(may ? {} : { soft: W.from(clock(from)) })}
      acts={[
        { label: W.knock, onPress: onKnock, disabled: !may },
        { label: ARRIVAL.waiting.leave, onPress: onLeave, bare: true },
      ]}
    />
  )
}
