// Changes of enrolments that gatherings under way have still to follow. Rows only; what follows is decided elsewhere.
import type { ParticipantId, Role } from '@circle/shared/gathering/state'
import { placeOfMember } from './marks.ts'
import type { Database } from '../db/database.ts'

export type EnrolmentChange = { id: string; gathering: string; participant: ParticipantId }
export type Enrolment = { role: Role; mark: { place: string; sealed: Buffer | null } }

export function enrolmentsRepository(db: Database) {
  return {
    changed: (): Promise<EnrolmentChange[]> =>
      db.selectFrom('enrolment_change').select(['id', 'gathering', 'participant']).limit(200).execute(),

    /** The enrolment as it is now; null when she does not belong to the gathering's circle, or her account is deleted. */
    async find(gathering: string, participant: ParticipantId): Promise<Enrolment | null> {
      const row = await db
        .selectFrom('participant as p')
        .innerJoin('gathering as g', 'g.id', 'p.gathering')
        .innerJoin('enrolment as e', (join) =>
          join.onRef('e.circle', '=', 'g.circle').onRef('e.account', '=', 'p.account'),
        )
        .where('p.gathering', '=', gathering)
        .where('p.id', '=', participant)
        .select(['e.circle', 'e.account', 'e.role', 'e.mark'])
        .executeTakeFirst()
      return row ? { role: row.role, mark: { place: placeOfMember(row.circle, row.account), sealed: row.mark } } : null
    },

    async followed(id: string): Promise<void> {
      await db.deleteFrom('enrolment_change').where('id', '=', id).execute()
    },
  }
}

export type EnrolmentsRepository = ReturnType<typeof enrolmentsRepository>
