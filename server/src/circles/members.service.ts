// Who belongs to a circle, as those who guide it see and change it. Knows no HTTP; what a change does to a gathering under
// way is decided in the gathering.
import type { Members } from '@circle/shared/api'
import type { Role } from '@circle/shared/gathering/state'
import type { SignIns } from '../auth/sessions.ts'
import type { Database } from '../db/database.ts'
import { Refused } from '../refused.ts'
import { CirclesRepository } from './circles.repository.ts'
import type { GuideOf } from './circles.service.ts'
import { changeRole, deleteAccount, endMembership } from './ending.ts'

export interface MembersParts {
  readonly db: Database
  readonly sessions: SignIns
  readonly guideOf: GuideOf
  /** Gatherings under way follow what was noted. Must not throw: what fails is tried again. */
  readonly followEnrolments: () => Promise<void>
}

export interface CircleMembers {
  of(account: string, circle: string): Promise<Members>
  /** `withAccount`: her account goes as well, unless she belongs to another circle; nobody here learns whether she does. */
  end(by: string, circle: string, account: string, withAccount: boolean): Promise<void>
  setRole(by: string, circle: string, account: string, role: 'co-facilitator' | 'member'): Promise<void>
}

export function makeMembers({ db, sessions, guideOf, followEnrolments }: MembersParts): CircleMembers {
  const circles = new CirclesRepository(db)
  const facilitatorOnly = async (account: string, circle: string): Promise<void> => {
    if (await guideOf(db, account, circle) !== 'facilitator') throw new Refused('lead-only')
  }

  return {
    async of(account, circle) {
      await guideOf(db, account, circle)
      return { members: (await circles.members(circle)).map((member) => ({ ...member, since: +member.since })) }
    },
    async end(by, circle, account, withAccount) {
      await facilitatorOnly(by, circle)
      await db.transaction().execute(async (within) => {
        await roleToChange(new CirclesRepository(within), circle, account)
        const ending = { within, sessions, account }
        await endMembership(ending, circle)
        const elsewhere = await new CirclesRepository(within).ofAccount(account)
        if (withAccount && elsewhere.length === 0) await deleteAccount(ending)
      })
      await followEnrolments()
    },
    async setRole(by, circle, account, role) {
      await facilitatorOnly(by, circle)
      await db.transaction().execute(async (within) => {
        const now = await roleToChange(new CirclesRepository(within), circle, account)
        if (now === role) throw new Refused('already-so')
        await changeRole(within, circle, account, role)
      })
      await followEnrolments()
    },
  }
}


/** Her role; the facilitator's own chair is changed by nobody. */
async function roleToChange(circles: CirclesRepository, circle: string, account: string): Promise<Role> {
  const role = await circles.roleOf(account, circle)
  if (role === null) throw new Refused('not-found')
  if (role === 'facilitator') throw new Refused('facilitator-stays')
  return role
}
