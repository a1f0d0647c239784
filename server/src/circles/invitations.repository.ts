// Personal links in the database. It must not store a token: only the SHA-256 of it.
import { createHash } from 'node:crypto'
import type { Role } from '@circle/shared/gathering/state'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

const OPEN_LINK = ['id', 'role', 'account', 'made_at as madeAt', 'expires_at as expiresAt', 'mark'] as const

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()

export interface Invitation {
  circle: string
  role: Role
  account: string | null
}
export type InvitationStatus = 'open' | 'spent' | 'ended' | 'expired'
export interface NewLink {
  by: string | null
  minutes: number
  id?: string
  mark?: Buffer | null
}
/** An open link, as a list shows it. */
export interface OpenLink {
  id: string
  role: Role
  account: string | null
  madeAt: Date
  expiresAt: Date
  mark: Buffer | null
}

export class InvitationsRepository {
  readonly #db: Database

  /** `db` may be a transaction. */
  constructor(db: Database) {
    this.#db = db
  }

  /** In a transaction: a new link to an account ends an earlier one. `by` null: the operator of the server. `mark`: sealed. */
  async make(token: string, invitation: Invitation, { by, minutes, ...named }: NewLink): Promise<OpenLink> {
    if (invitation.account !== null) {
      await this.#db
        .updateTable('invitation')
        .set({ ended_at: sql<Date>`now()` })
        .where('account', '=', invitation.account)
        .where('spent_at', 'is', null)
        .where('ended_at', 'is', null)
        .execute()
    }
    return this.#db
      .insertInto('invitation')
      .values({
        ...invitation,
        ...named,
        made_by: by,
        token_hash: digest(token),
        expires_at: sql<Date>`now() + make_interval(mins => ${minutes})`,
      })
      .returning(OPEN_LINK)
      .executeTakeFirstOrThrow()
  }

  /** Links that would open, the newest last. */
  async open(circle: string): Promise<OpenLink[]> {
    return this.#db
      .selectFrom('invitation')
      .select(OPEN_LINK)
      .where('circle', '=', circle)
      .where('spent_at', 'is', null)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .orderBy('made_at')
      .orderBy('id')
      .execute()
  }

  async takeBack(id: string): Promise<void> {
    await this.#db
      .updateTable('invitation')
      .set({ ended_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('spent_at', 'is', null)
      .execute()
  }

  async look(token: string): Promise<(Invitation & { status: InvitationStatus; circleName: string }) | null> {
    const row = await this.#db
      .selectFrom('invitation')
      .innerJoin('circle', 'circle.id', 'invitation.circle')
      .select([
        'invitation.circle',
        'invitation.role',
        'invitation.account',
        'invitation.spent_at',
        'invitation.ended_at',
        'circle.name as circleName',
      ])
      .select(sql<boolean>`invitation.expires_at <= now()`.as('expired'))
      .where('token_hash', '=', digest(token))
      .executeTakeFirst()
    if (!row) return null
    const status = row.spent_at ? 'spent' : row.ended_at ? 'ended' : row.expired ? 'expired' : 'open'
    return { circle: row.circle, role: row.role, account: row.account, circleName: row.circleName, status }
  }

  /** Of many who try at once, one gets the invitation; the others get null. */
  async spend(token: string): Promise<(Invitation & { id: string; mark: Buffer | null }) | null> {
    const row = await this.#db
      .updateTable('invitation')
      .set({ spent_at: sql<Date>`now()`, made_by: null })
      .where('token_hash', '=', digest(token))
      .where('spent_at', 'is', null)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .returning(['circle', 'role', 'account', 'id', 'mark'])
      .executeTakeFirst()
    return row ?? null
  }

  async forgetOld(): Promise<void> {
    await this.#db
      .deleteFrom('invitation')
      .where('expires_at', '<', sql<Date>`now() - interval '30 days'`)
      .execute()
  }
}
