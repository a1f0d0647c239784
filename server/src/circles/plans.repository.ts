// Planned gatherings in the database, as long as they have no state. No rule of who may do what stands here.
import { randomUUID } from 'node:crypto'
import type { GatheringCard, PlannedGathering } from '@circle/shared/api'
import type { Phase } from '@circle/shared/gathering/state'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** Instants in milliseconds since 1970. */
export interface Plan {
  topic: string
  reading: string
  startsAt: number
  endsAt: number
  doorWords: string
}

const columnsOf = ({ topic, reading, startsAt, endsAt, doorWords }: Plan) => ({
  topic,
  reading,
  door_words: doorWords,
  starts_at: new Date(startsAt),
  ends_at: new Date(endsAt),
})

/** A gathering's row under its lock. `lives`: it has a state, which is the truth from then on. */
export interface Locked {
  circle: string
  phase: Phase
  lives: boolean
}

export class PlansRepository {
  readonly #db: Database

  /** `db` may be a transaction. */
  constructor(db: Database) {
    this.#db = db
  }

  /** Gatherings that are open or still to come, the nearest first. */
  async of(circle: string): Promise<PlannedGathering[]> {
    const rows = await this.#db
      .selectFrom('gathering')
      .select(['id', 'topic', 'reading', 'door_words', 'starts_at', 'ends_at', 'phase'])
      .where('circle', '=', circle)
      .where('kind', '=', 'circle')
      .where((is) =>
        is.or([is('phase', '=', 'open'), is.and([is('phase', '=', 'before'), is('ends_at', '>', sql<Date>`now()`)])]),
      )
      .orderBy('starts_at')
      .limit(60)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      topic: row.topic,
      reading: row.reading ?? '',
      doorWords: row.door_words ?? '',
      startsAt: +row.starts_at,
      endsAt: +row.ends_at,
      phase: row.phase,
    }))
  }

  async make(circle: string, by: string, plan: Plan): Promise<GatheringCard> {
    const id = randomUUID()
    await this.#db
      .insertInto('gathering')
      .values({ id, circle, created_by: by, ...columnsOf(plan) })
      .execute()
    const { doorWords: _doorWords, ...shown } = plan
    return { id, kind: 'circle', ...shown, phase: 'before' }
  }

  /** Null when there is no such gathering. In a transaction: nobody else changes the gathering until the transaction ends. */
  async lock(gathering: string): Promise<Locked | null> {
    const row = await this.#db
      .selectFrom('gathering')
      .select(['circle', 'phase'])
      .where('id', '=', gathering)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!row) return null
    const state = await this.#db
      .selectFrom('gathering_state')
      .select('seq')
      .where('gathering', '=', gathering)
      .executeTakeFirst()
    return { ...row, lives: state !== undefined }
  }

  async change(gathering: string, plan: Plan): Promise<void> {
    await this.#db.updateTable('gathering').set(columnsOf(plan)).where('id', '=', gathering).execute()
  }

  /** The row stays, so that a woman who comes to the door is told. */
  async cancel(gathering: string): Promise<void> {
    await this.#db
      .updateTable('gathering')
      .set({
        phase: 'ended',
        cancelled_at: sql<Date>`now()`,
        closed_at: sql<Date>`now()`,
        attended: 0,
        next_deadline: null,
        door_words: null,
      })
      .where('id', '=', gathering)
      .execute()
  }
}
