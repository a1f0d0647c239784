// What gatherings under way have still to follow of changed enrolments. Rows only; what follows is decided elsewhere.
import type { ParticipantId, Role } from '@circle/shared/gathering/state'
import type { Database } from '../db/database.ts'

export type EnrolmentChange = { id: string; gathering: string; participant: ParticipantId }

export function enrolmentsRepository(db: Database) {
  return {
    changed: (): Promise<EnrolmentChange[]> =>
      db.selectFrom('enrolment_change').select(['id', 'gathering', 'participant']).limit(200).execute(),

    /** Her role in the gathering's circle now; null when she does not belong to it, or there is no such account any more. */
    async roleOf(gathering: string, participant: ParticipantId): Promise<Role | null> {
      const row = await db.selectFrom('participant as p').innerJoin('gathering as g', 'g.id', 'p.gathering')
        .innerJoin('enrolment as e', (join) => join.onRef('e.circle', '=', 'g.circle').onRef('e.account', '=', 'p.account'))
        .where('p.gathering', '=', gathering).where('p.id', '=', participant).select('e.role').executeTakeFirst()
      return row?.role ?? null
    },

    async followed(id: string): Promise<void> {
      await db.deleteFrom('enrolment_change').where('id', '=', id).execute()
    },
  }
}

export type EnrolmentsRepository = ReturnType<typeof enrolmentsRepository>
