/* Sharing or listening: two choices, equal in every respect. A listener is never asked for a device, so the mirror
   stands only beside sharing. */
import { useState } from 'react'
import type { RefusalCode } from '@circle/shared/errors'
import type { Attendance } from '@circle/shared/gathering/state'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { ChoiceCard } from '../ui/ChoiceCard.tsx'
import { SHARE_OR_LISTEN } from '../words/arrival.ts'
import { REFUSALS } from '../words/refusals.ts'
import type { DeviceCheck } from './devices.ts'
import { Mirror } from './Mirror.tsx'

interface ShareOrListenProps {
  attendance: Attendance | null
  onChoose(attendance: Attendance): void
  /** Null where the browser has no devices to give, and while she only listens. */
  check: DeviceCheck | null
  /** One sentence that says why there is no check. */
  noCheck: string | null
  /** A woman who guides never only listens. */
  guides?: boolean
  working: boolean
  refused: RefusalCode | null
  onGoOn(): void
  onBack?(): void
}

export function ShareOrListen(props: ShareOrListenProps) {
  const { attendance, onChoose, check, noCheck, guides = false, working, refused, onGoOn, onBack } = props
  const [pressed, setPressed] = useState(false)
  const go = () => {
    setPressed(true)
    if (attendance) onGoOn()
  }
  const ways = (
    <div className="col question">
      <h1 className="head">{guides ? SHARE_OR_LISTEN.guides : SHARE_OR_LISTEN.title}</h1>
      {!guides && <p className="soft">{SHARE_OR_LISTEN.soft}</p>}
      {!guides && (
        <div className="choice-cards" role="group" aria-label={SHARE_OR_LISTEN.group}>
          <ChoiceCard
            title={SHARE_OR_LISTEN.share}
            soft={SHARE_OR_LISTEN.shareSoft}
            pressed={attendance === 'sharing'}
            onPress={() => onChoose('sharing')}
          />
          <ChoiceCard
            title={SHARE_OR_LISTEN.listen}
            soft={SHARE_OR_LISTEN.listenSoft}
            pressed={attendance === 'listening'}
            onPress={() => onChoose('listening')}
          />
        </div>
      )}
      {attendance === 'listening' && <p className="soft">{SHARE_OR_LISTEN.listenHere}</p>}
    </div>
  )
  const acts = (
    <div className="col buttons">
      {pressed && !attendance && (
        <p className="hard" role="alert">
          {SHARE_OR_LISTEN.choose}
        </p>
      )}
      {refused && (
        <p className="hard" role="alert">
          {REFUSALS[refused]}
        </p>
      )}
      <div className="foot-buttons">
        <Button firm disabled={working} onClick={go}>
          {guides ? SHARE_OR_LISTEN.goGuides : SHARE_OR_LISTEN.go}
        </Button>
        {onBack && (
          <Button bare onClick={onBack}>
            {SHARE_OR_LISTEN.back}
          </Button>
        )}
      </div>
    </div>
  )
  return (
    <Screen>
      <main className={`page across share-or-listen${attendance === 'listening' ? ' solo' : ''}`}>
        {ways}
        {attendance !== 'listening' && (
          <div className="col start devices">
            {check ? <Mirror check={check} /> : noCheck && <p className="hard">{noCheck}</p>}
            <p className="soft">
              {SHARE_OR_LISTEN.near} {check && SHARE_OR_LISTEN.later}
            </p>
          </div>
        )}
        {acts}
      </main>
    </Screen>
  )
}
