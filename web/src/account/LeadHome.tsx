/* The facilitator's home: her circle, the next gathering or a new one, invitations. Sends nothing by itself. */
import type { CircleCard, InvitationMade, Members, NewGatheringBody } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { Act } from '../ui/Act.tsx'
import { Screen } from '../ui/Screen.tsx'
import { ACCOUNT } from '../words/account.ts'
import { REFUSALS } from '../words/refusals.ts'
import { clock, day } from '../words/time.ts'
import { SignOut } from './Home.tsx'
import { Invitations } from './Invitations.tsx'
import { NewGathering } from './NewGathering.tsx'

const W = ACCOUNT.lead

interface LeadHomeProps {
  circle: CircleCard
  now: number
  /** Links made on this page; they are shown nowhere else afterwards. */
  invitations: readonly InvitationMade[]
  members: Members['members']
  working: boolean
  refused: RefusalCode | null
  onMakeGathering(body: NewGatheringBody): void
  /** account: a new link to the same account, for one whose words are lost. */
  onInvite(role: 'co-facilitator' | 'member', account?: string): void
  onGoToDoor(gathering: string): void
  onSignOut(everywhere: boolean): void
}

export function LeadHome(props: LeadHomeProps) {
  const { circle, now, working, refused, onMakeGathering, onGoToDoor, onSignOut } = props
  const next = circle.gathering && circle.gathering.phase !== 'ended' ? circle.gathering : null
  return (
    <Screen title={circle.name}>
      <main className="circle">
        <section className="when">
          {next
            ? <>
                <p className="soft">{W.next}</p>
                <h1>{next.topic}</h1>
                <p className="hour">{day(next.startsAt)}, {ACCOUNT.home.hour(clock(next.startsAt), clock(next.endsAt))}</p>
                <div><Act firm onClick={() => onGoToDoor(next.id)}>{W.toDoor}</Act></div>
              </>
            : <NewGathering now={now} working={working} onMake={onMakeGathering} />}
          {refused && <p className="hard" role="alert">{REFUSALS[refused]}</p>}
        </section>
        <Invitations {...props} />
        <hr className="braid-rule" />
        <SignOut onSignOut={onSignOut} />
      </main>
    </Screen>
  )
}
