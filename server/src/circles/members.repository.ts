// How enrolments end and change in the database: enrolments, roles, and the noted changes that gatherings under way follow. No
// rule of who may do what stands here.
import type { Role } from '@circle/shared/gathering/state'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { oweTraces } from '../db/traces-owed.ts'

export class MembersRepository {
  readonly #db: Database

  /** `db` must be a transaction. */
  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Until the end of the transaction nobody comes into a gathering of this circle: an arrival that had begun is in its state by
   * then, and a later arrival is checked anew.
   */
  async holdDoors(circle: string): Promise<void> {
    await sql`select 1 from gathering where circle = ${circle} and phase <> 'ended' order by id for no key update`.execute(
      this.#db,
    )
  }

  /** Notes the change for every gathering under way in which she has an id. */
  async noteChange(circle: string, account: string): Promise<void> {
    await sql`
      insert into enrolment_change (gathering, participant)
      select p.gathering, p.id from participant p
        join gathering g on g.id = p.gathering and g.circle = ${circle} and g.phase <> 'ended'
        join gathering_state s on s.gathering = g.id
      where p.account = ${account}`.execute(this.#db)
  }

  async circlesOf(account: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('enrolment')
      .select('circle')
      .where('account', '=', account)
      .orderBy('circle')
      .execute()
    return rows.map((row) => row.circle)
  }

  async setRole(circle: string, account: string, role: Role): Promise<void> {
    await this.#db
      .updateTable('enrolment')
      .set({ role })
      .where('circle', '=', circle)
      .where('account', '=', account)
      .execute()
  }

  /** `mark`: sealed. */
  async setMark(circle: string, account: string, mark: Buffer | null): Promise<void> {
    await this.#db
      .updateTable('enrolment')
      .set({ mark })
      .where('circle', '=', circle)
      .where('account', '=', account)
      .execute()
  }

  /** Notes since when she belongs to no circle, if this was her last one. */
  async unenrol(circle: string, account: string): Promise<void> {
    await this.#db.deleteFrom('enrolment').where('circle', '=', circle).where('account', '=', account).execute()
    await sql`
      update account set alone_since = now() where id = ${account}
        and not exists (select 1 from enrolment where enrolment.account = account.id)`.execute(this.#db)
    await oweTraces(this.#db)
  }

  /** Ends open links to her account, and those that she has made, of this circle. */
  async endLinks(circle: string, account: string): Promise<void> {
    await this.#db
      .updateTable('invitation')
      .set({ ended_at: sql<Date>`now()` })
      .where('circle', '=', circle)
      .where('spent_at', 'is', null)
      .where('ended_at', 'is', null)
      .where((is) => is.or([is('account', '=', account), is('made_by', '=', account)]))
      .execute()
  }
}
