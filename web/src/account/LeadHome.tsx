/* The facilitator's home: her circle, planned gatherings, invitations, members. It sends nothing by itself. */
import type { CircleCard, Members, PlannedGathering } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { Screen } from '../ui/Screen.tsx'
import { REFUSALS } from '../words/refusals.ts'
import { SignOut } from './Home.tsx'
import { CircleMembers, type MemberProps } from './CircleMembers.tsx'
import { Invitations, type LinkProps } from './Invitations.tsx'
import './lead.css'
import { Planned, type PlannedActs } from './Planned.tsx'

/** Links and members, with what can be done about them. */
export type Women = Omit<LinkProps & MemberProps, 'working'> & { members: Members['members'] }

interface LeadHomeProps extends PlannedActs {
  circle: CircleCard
  now: number
  /** null: not read yet. */
  gatherings: readonly PlannedGathering[] | null
  women: Women
  working: boolean
  refused: RefusalCode | null
  onSignOut(everywhere: boolean): void
}

export function LeadHome(props: LeadHomeProps) {
  const { circle, gatherings, now, women, working, refused, onMake, onChange, onCancel, onGoToDoor, onSignOut } = props
  return (
    <Screen title={circle.name}>
      <main className="circle">
        <section className="when">
          {gatherings && <Planned {...{ gatherings, now, working, onMake, onChange, onCancel, onGoToDoor }} />}
          {refused && (
            <p className="hard" role="alert">
              {REFUSALS[refused]}
            </p>
          )}
        </section>
        <div className="women">
          <Invitations {...women} {...{ working }} mayGiveChairs={women.mayChange} />
          <CircleMembers {...women} {...{ working }} />
        </div>
        <hr className="braid-rule" />
        <SignOut onSignOut={onSignOut} />
      </main>
    </Screen>
  )
}
