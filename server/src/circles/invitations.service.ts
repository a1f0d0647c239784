// Personal links: made by a facilitator, looked at any number of times, taken once. It knows no HTTP.
import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Accepted, InvitationCard, InvitationMade, NewInvitation, OpenInvitations } from '@circle/shared/api'
import type { Role } from '@circle/shared/gathering/state'
import { AccountsRepository } from '../auth/accounts.repository.ts'
import type { Hashing } from '../auth/hashing.ts'
import type { SignIns, Started } from '../auth/sessions.ts'
import { newWords, normaliseWords } from '../auth/words.ts'
import type { Database } from '../db/database.ts'
import { type Marks, placeOfLink, placeOfMember } from '../gatherings/marks.ts'
import { Refused } from '../http/refused.ts'
import { CirclesRepository } from './circles.repository.ts'
import type { GuideOf, GuideRole } from './circles.service.ts'
import {
  type Invitation,
  InvitationsRepository,
  type OpenLink,
  type InvitationStatus,
} from './invitations.repository.ts'

const WEEK = 7 * 24 * 60 // minutes

export interface InvitationsParts {
  readonly db: Database
  readonly sessions: SignIns
  readonly hashing: Hashing
  readonly guideOf: GuideOf
  readonly marks: Marks
  readonly publicUrl: string
}

export interface Invitations {
  /** Reads the invitation and does not spend it. */
  look(token: string): Promise<InvitationCard>
  /** Spends the invitation. Her words are in the answer and nowhere else. */
  accept(request: IncomingMessage, token: string, ownDevice: boolean): Promise<{ accepted: Accepted; started: Started }>
  /** With `account`: new words for a woman who is enrolled already. */
  make(by: string, circle: string, made: NewInvitation): Promise<InvitationMade>
  /** Links that would open, the newest last. */
  open(by: string, circle: string): Promise<OpenInvitations>
  /** The link opens no more. */
  takeBack(by: string, circle: string, id: string): Promise<void>
}

const refusalOf = {
  open: null,
  spent: 'invitation-spent',
  ended: 'invitation-ended',
  expired: 'invitation-expired',
} as const satisfies Record<InvitationStatus, unknown>

export function makeInvitations({ db, sessions, hashing, guideOf, marks, publicUrl }: InvitationsParts): Invitations {
  const invitations = new InvitationsRepository(db)
  const circles = new CirclesRepository(db)

  const find = async (token: string) => {
    const found = await invitations.look(token)
    if (!found) throw new Refused('invitation-unknown')
    const code = refusalOf[found.status]
    if (code) throw new Refused(code)
    return found
  }

  return {
    async look(token) {
      const found = await find(token)
      const next = await circles.gatheringOf(found.circle)
      return {
        for: found.account === null ? 'new-account' : 'same-account',
        role: found.role,
        circle: found.circleName,
        facilitator: null,
        gathering: next && { startsAt: next.startsAt, endsAt: next.endsAt },
      }
    },
    async accept(request, token, ownDevice) {
      await find(token)
      const words = newWords()
      const hash = await hashing.hash(normaliseWords(words), `link ${token}`)
      const taken = await db.transaction().execute(async (within) => {
        const invitation = await new InvitationsRepository(within).spend(token)
        if (!invitation) {
          await find(token) // refuses with the reason, unless another browser was quicker
          throw new Refused('invitation-spent')
        }
        const her = await settle(within, invitation, hash, { sessions, marks })
        return { ...her, started: await sessions.start(her.id, ownDevice, within), circle: invitation.circle }
      })
      // An earlier sign-in of this browser ends. A failure here must not cost her the new one.
      await sessions.end(request).catch(() => {})
      return { accepted: { signInName: taken.signInName, words, circle: taken.circle }, started: taken.started }
    },
    async make(by, circle, { role, account, mark }) {
      const token = newToken()
      const id = randomUUID()
      const sealed = await marks.seal(placeOfLink(id), mark ?? '')
      // In one transaction with the check of the guide's removal: a link is made before a removal, and ends with it, or not at all.
      const { expiresAt } = await db.transaction().execute(async (within) => {
        const guide = await guideOf(within, by, circle)
        const invitation =
          account === undefined
            ? { circle, role: mayInvite(guide, role), account: null }
            : { circle, role: await mayRelink(new CirclesRepository(within), guide, circle, account), account }
        return new InvitationsRepository(within).make(token, invitation, { id, by, minutes: WEEK, mark: sealed })
      })
      return { id, url: linkTo(publicUrl, token), expiresAt: +expiresAt }
    },
    async open(by, circle) {
      const guide = await guideOf(db, by, circle)
      const links = (await invitations.open(circle)).filter((link) => mayHold(guide, link))
      return {
        invitations: await Promise.all(
          links.map(async ({ id, role, account, madeAt, expiresAt, mark }) => ({
            id,
            role,
            account,
            mark: await marks.open(placeOfLink(id), mark),
            madeAt: +madeAt,
            expiresAt: +expiresAt,
          })),
        ),
      }
    },
    async takeBack(by, circle, id) {
      const guide = await guideOf(db, by, circle)
      const link = (await invitations.open(circle)).find((one) => one.id === id)
      if (!link || !mayHold(guide, link)) throw new Refused('not-found')
      await invitations.takeBack(id)
    },
  }
}

/** 128 bits. */
const newToken = (): string => randomBytes(16).toString('base64url')
/** The token stands behind the `#`: no server and no log ever sees it. */
const linkTo = (publicUrl: string, token: string): string => `${publicUrl}/in#${token}`

/** Only the facilitator handles links to guiding roles; a co-facilitator does not even see them. */
const mayHold = (guide: Role, { role }: OpenLink): boolean => guide === 'facilitator' || role === 'member'

/** Makes and enrols a new account; or gives new words to the account of the link, whose sign-ins end unless it is a facilitator's. */
async function settle(
  within: Database,
  invitation: Invitation & { id: string; mark: Buffer | null },
  hash: string,
  { sessions, marks }: Pick<InvitationsParts, 'sessions' | 'marks'>,
) {
  const accounts = new AccountsRepository(within)
  if (invitation.account === null) {
    const made = await accounts.create(hash)
    const mark = await marks.open(placeOfLink(invitation.id), invitation.mark)
    const sealed = await marks.seal(placeOfMember(invitation.circle, made.id), mark ?? '')
    await new CirclesRepository(within).enrol(invitation.circle, made.id, invitation.role, sealed)
    return made
  }
  const her = await accounts.byId(invitation.account)
  if (!her || (await new CirclesRepository(within).roleOf(her.id, invitation.circle)) === null)
    throw new Refused('invitation-ended')
  await accounts.setWords(her.id, hash)
  // A facilitator may take the operator's link while she guides a gathering: her sign-ins go on, and she can sign out everywhere
  // on her page. Any other woman who has lost her words may have lost the device too: her sign-ins end.
  if (invitation.role !== 'facilitator') await sessions.endAll(her.id, within)
  return her
}

/** Only a facilitator invites to a guiding role. */
function mayInvite(guide: GuideRole, role: Role): Role {
  if (role !== 'member' && guide !== 'facilitator') throw new Refused('lead-only')
  return role
}

/** Her role, when this guide may make her a new link. Who has the link becomes her: so never upwards, and never into guiding another circle. */
async function mayRelink(circles: CirclesRepository, guide: GuideRole, circle: string, account: string): Promise<Role> {
  const role = await circles.roleOf(account, circle)
  if (role === null) throw new Refused('not-found')
  if (role === 'facilitator' || (role === 'co-facilitator' && guide !== 'facilitator')) throw new Refused('not-yours')
  if (await circles.guidesElsewhere(account, circle)) throw new Refused('not-yours')
  return role
}

/** For the operator of the server: a link for one use within an hour, to come in as the first circle's facilitator. */
export async function facilitatorLink(db: Database, publicUrl: string): Promise<string> {
  const { circle, facilitator } = await new CirclesRepository(db).first(
    'Our circle',
    async (within) => (await new AccountsRepository(within).create(null)).id,
  )
  const token = newToken()
  await db
    .transaction()
    .execute((within) =>
      new InvitationsRepository(within).make(
        token,
        { circle, role: 'facilitator', account: facilitator },
        { by: null, minutes: 60 },
      ),
    )
  return linkTo(publicUrl, token)
}
