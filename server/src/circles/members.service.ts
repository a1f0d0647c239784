// Who belongs to a circle, as those who guide it see and change it. It knows no HTTP. What a change does to a gathering under way
// is decided in the gathering.
import type { Members } from '@circle/shared/api'
import type { Role } from '@circle/shared/gathering/state'
import type { SignIns } from '../auth/sessions.ts'
import type { Database } from '../db/database.ts'
import { type Marks, placeOfMember } from '../gatherings/marks.ts'
import { Refused } from '../http/refused.ts'
import { CirclesRepository } from './circles.repository.ts'
import type { GuideOf } from './circles.service.ts'
import { changeRole, deleteAccount, endMembership } from './ending.ts'
import { MembersRepository } from './members.repository.ts'

export interface MembersParts {
  readonly db: Database
  readonly sessions: SignIns
  readonly guideOf: GuideOf
  readonly marks: Marks
  /** Makes gatherings under way follow noted changes. It must not throw: a failure is tried again. */
  readonly followEnrolments: () => Promise<void>
}

export interface CircleMembers {
  of(account: string, circle: string): Promise<Members>
  /** `withAccount`: deletes her account too, unless she belongs to another circle; nobody here learns whether she does. */
  end(by: string, circle: string, account: string, withAccount: boolean): Promise<void>
  setRole(by: string, circle: string, account: string, role: 'co-facilitator' | 'member'): Promise<void>
  /** The mark by which those who guide know her; '' for none. */
  setMark(by: string, circle: string, account: string, words: string): Promise<void>
}

export function makeMembers({ db, sessions, guideOf, marks, followEnrolments }: MembersParts): CircleMembers {
  const circles = new CirclesRepository(db)
  const facilitatorOnly = async (account: string, circle: string): Promise<void> => {
    if ((await guideOf(db, account, circle)) !== 'facilitator') throw new Refused('lead-only')
  }

  return {
    async of(account, circle) {
      await guideOf(db, account, circle)
      const opened = (await circles.members(circle)).map(async ({ mark, since, ...member }) => ({
        ...member,
        since: +since,
        mark: await marks.open(placeOfMember(circle, member.account), mark),
      }))
      return { members: await Promise.all(opened) }
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
    async setMark(by, circle, account, words) {
      await guideOf(db, by, circle)
      const mark = await marks.seal(placeOfMember(circle, account), words)
      await db.transaction().execute(async (within) => {
        if ((await new CirclesRepository(within).roleOf(account, circle)) === null) throw new Refused('not-found')
        await new MembersRepository(within).setMark(circle, account, mark)
        await new MembersRepository(within).noteChange(circle, account)
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

/** Her role. Nobody changes the role of the facilitator. */
async function roleToChange(circles: CirclesRepository, circle: string, account: string): Promise<Role> {
  const role = await circles.roleOf(account, circle)
  if (role === null) throw new Refused('not-found')
  if (role === 'facilitator') throw new Refused('facilitator-stays')
  return role
}
