// How a membership, a role and an account end: in one transaction everything that depends on them. It checks no right: the
// caller has.
import type { Role } from '@circle/shared/gathering/state'
import { AccountsRepository } from '../auth/accounts.repository.ts'
import type { SignIns } from '../auth/sessions.ts'
import type { Database } from '../db/database.ts'
import { MembersRepository } from './members.repository.ts'

type Ending = { within: Database; sessions: Pick<SignIns, 'endAll'>; account: string }

/** Ends her sign-ins, her enrolment, and the links to her and by her; her seats follow as soon as the transaction is committed. */
export async function endMembership({ within, sessions, account }: Ending, circle: string): Promise<void> {
  const members = new MembersRepository(within)
  await members.holdDoors(circle)
  await members.noteChange(circle, account)
  await members.endLinks(circle, account)
  await members.unenrol(circle, account)
  await sessions.endAll(account, within)
}

/** Ends all her memberships first, so that gatherings under way still follow when the account is gone. */
export async function deleteAccount(ending: Ending): Promise<void> {
  const { within, sessions, account } = ending
  for (const circle of await new MembersRepository(within).circlesOf(account)) await endMembership(ending, circle)
  await sessions.endAll(account, within)
  await new AccountsRepository(within).delete(account)
}

/** Ends links to her too: a link that was made for her old role would give that role back. Her sign-ins go on. */
export async function changeRole(within: Database, circle: string, account: string, role: Role): Promise<void> {
  const members = new MembersRepository(within)
  await members.holdDoors(circle)
  await members.endLinks(circle, account)
  await members.setRole(circle, account, role)
  await members.noteChange(circle, account)
}
