// Circles and enrolments in the database, and the gathering that each shows. No rule of who may what stands here.
import { randomUUID } from 'node:crypto'
import type { GatheringCard } from '@circle/shared/api'
import type { Role } from '@circle/shared/gathering/state'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

export class CirclesRepository {
  readonly #db: Database

  /** `db` may be a transaction. */
  constructor(db: Database) {
    this.#db = db
  }

  async ofAccount(account: string): Promise<{ id: string; name: string; role: Role }[]> {
    return this.#db
      .selectFrom('enrolment')
      .innerJoin('circle', 'circle.id', 'enrolment.circle')
      .select(['circle.id', 'circle.name', 'enrolment.role'])
      .where('enrolment.account', '=', account)
      .orderBy('circle.created_at')
      .execute()
  }

  async roleOf(account: string, circle: string): Promise<Role | null> {
    const row = await this.#db
      .selectFrom('enrolment')
      .select('role')
      .where('circle', '=', circle)
      .where('account', '=', account)
      .executeTakeFirst()
    return row?.role ?? null
  }

  /** `mark`: sealed. */
  async enrol(circle: string, account: string, role: Role, mark: Buffer | null = null): Promise<void> {
    await this.#db.insertInto('enrolment').values({ circle, account, role, mark }).execute()
  }

  /** Members in the order in which they came. */
  async members(
    circle: string,
  ): Promise<{ account: string; signInName: string; role: Role; since: Date; mark: Buffer | null }[]> {
    return this.#db
      .selectFrom('enrolment')
      .innerJoin('account', 'account.id', 'enrolment.account')
      .select([
        'account.id as account',
        'account.sign_in_name as signInName',
        'enrolment.role',
        'enrolment.since',
        'enrolment.mark',
      ])
      .where('enrolment.circle', '=', circle)
      .orderBy('enrolment.since')
      .orderBy('account.sign_in_name')
      .execute()
  }

  /** True when she guides another circle than this one. */
  async guidesElsewhere(account: string, circle: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('enrolment')
      .select('circle')
      .where('account', '=', account)
      .where('circle', '!=', circle)
      .where('role', '!=', 'member')
      .executeTakeFirst()
    return row !== undefined
  }

  /** The gathering that was opened last, or else the next that is not over yet. */
  async gatheringOf(circle: string): Promise<GatheringCard | null> {
    const row = await this.#db
      .selectFrom('gathering')
      .select(['id', 'kind', 'topic', 'reading', 'starts_at', 'ends_at', 'phase'])
      .where('circle', '=', circle)
      .where((is) =>
        is.or([is('phase', '=', 'open'), is.and([is('phase', '=', 'before'), is('ends_at', '>', sql<Date>`now()`)])]),
      )
      .orderBy(sql`phase = 'open'`, 'desc')
      .orderBy(sql`case when phase = 'open' then starts_at end`, 'desc')
      .orderBy('starts_at')
      .limit(1)
      .executeTakeFirst()
    if (!row) return null
    const { id, kind, topic, phase } = row
    return { id, kind, topic, phase, reading: row.reading ?? '', startsAt: +row.starts_at, endsAt: +row.ends_at }
  }

  /** The first circle and its facilitator; made when there is none. Two processes that ask at once get the same circle. */
  async first(
    name: string,
    makeFacilitator: (within: Database) => Promise<string>,
  ): Promise<{ circle: string; facilitator: string }> {
    return this.#db.transaction().execute(async (within) => {
      await sql`select pg_advisory_xact_lock(hashtext('first circle'))`.execute(within)
      const found = await within
        .selectFrom('circle')
        .innerJoin('enrolment', 'enrolment.circle', 'circle.id')
        .select(['circle.id as circle', 'enrolment.account as facilitator'])
        .where('enrolment.role', '=', 'facilitator')
        .orderBy('circle.created_at')
        .limit(1)
        .executeTakeFirst()
      if (found) return found
      const circle = randomUUID()
      await within.insertInto('circle').values({ id: circle, name }).execute()
      const facilitator = await makeFacilitator(within)
      await new CirclesRepository(within).enrol(circle, facilitator, 'facilitator')
      return { circle, facilitator }
    })
  }
}
