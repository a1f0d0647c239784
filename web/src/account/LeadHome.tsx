/* The facilitator's home: her circle, what is planned, invitations. Sends nothing by itself. */
import type { CircleCard, InvitationMade, Members, PlannedGathering } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { Screen } from '../ui/Screen.tsx'
import { REFUSALS } from '../words/refusals.ts'
import { SignOut } from './Home.tsx'
import { Invitations } from './Invitations.tsx'
import { Planned, type PlannedActs } from './Planned.tsx'

interface LeadHomeProps extends PlannedActs {
  circle: CircleCard
  now: number
  /** null: not read yet. */
  gatherings: readonly PlannedGathering[] | null
  /** Links made on this page; they are shown nowhere else afterwards. */
  invitations: readonly InvitationMade[]
  members: Members['members']
  working: boolean
  refused: RefusalCode | null
  /** account: a new link to the same account, for one whose words are lost. */
  onInvite(role: 'co-facilitator' | 'member', account?: string): void
  onSignOut(everywhere: boolean): void
}

export function LeadHome(props: LeadHomeProps) {
  const { circle, gatherings, now, working, refused, onMake, onChange, onCancel, onGoToDoor, onSignOut } = props
  return (
    <Screen title={circle.name}>
      <main className="circle">
        <section className="when">
          {gatherings && <Planned {...{ gatherings, now, working, onMake, onChange, onCancel, onGoToDoor }} />}
          {refused && <p className="hard" role="alert">{REFUSALS[refused]}</p>}
        </section>
        <Invitations {...props} />
        <hr className="braid-rule" />
        <SignOut onSignOut={onSignOut} />
      </main>
    </Screen>
  )
}
