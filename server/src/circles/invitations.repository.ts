// Personal links in the database. The token itself is never stored: only its SHA-256.
import { createHash } from 'node:crypto'
import type { Role } from '@circle/shared/gathering/state'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()

export interface Invitation { circle: string; role: Role; account: string | null }
export type Standing = 'open' | 'spent' | 'expired'

export class InvitationsRepository {
  readonly #db: Database

  /** `db` may be a transaction. */
  constructor(db: Database) {
    this.#db = db
  }

  /** An earlier link to the same account dies with this one. Returns when it ends, in ms since 1970. */
  async make(token: string, invitation: Invitation, minutes: number): Promise<number> {
    return this.#db.transaction().execute(async (within) => {
      if (invitation.account !== null) {
        await within.deleteFrom('invitation').where('account', '=', invitation.account).where('spent_at', 'is', null).execute()
      }
      const made = await within.insertInto('invitation').values({
        ...invitation, token_hash: digest(token), expires_at: sql<Date>`now() + make_interval(mins => ${minutes})`,
      }).returning('expires_at').executeTakeFirstOrThrow()
      return +made.expires_at
    })
  }

  async look(token: string): Promise<(Invitation & { standing: Standing; circleName: string }) | null> {
    const row = await this.#db.selectFrom('invitation').innerJoin('circle', 'circle.id', 'invitation.circle')
      .select(['invitation.circle', 'invitation.role', 'invitation.account', 'invitation.spent_at', 'circle.name as circleName'])
      .select(sql<boolean>`invitation.expires_at <= now()`.as('expired'))
      .where('token_hash', '=', digest(token)).executeTakeFirst()
    if (!row) return null
    const standing = row.spent_at ? 'spent' : row.expired ? 'expired' : 'open'
    return { circle: row.circle, role: row.role, account: row.account, circleName: row.circleName, standing }
  }

  /** Of many who try at once, one gets it; the others get null. */
  async spend(token: string): Promise<Invitation | null> {
    const row = await this.#db.updateTable('invitation').set({ spent_at: sql<Date>`now()` })
      .where('token_hash', '=', digest(token)).where('spent_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
      .returning(['circle', 'role', 'account']).executeTakeFirst()
    return row ?? null
  }

  async forgetOld(): Promise<void> {
    await this.#db.deleteFrom('invitation').where('expires_at', '<', sql<Date>`now() - interval '30 days'`).execute()
  }
}
