// Rows that go: everything of a closed gathering but its date, topic and count, and what has outlived its time
// elsewhere.
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

export function erasureRepository(db: Database) {
  return {
    /** Closed before this instant and not erased yet; also what never opened and was over long before (`forgotten`). */
    async ripe(closedBefore: number, forgottenBefore: number): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select g.id from gathering g
        where ((g.phase = 'ended' and g.closed_at <= ${new Date(closedBefore)})
            or (g.phase = 'before' and g.ends_at <= ${new Date(forgottenBefore)}))
          and (exists (select 1 from gathering_state s where s.gathering = g.id)
            or exists (select 1 from participant p where p.gathering = g.id))
        order by g.id limit 100`.execute(db)
      return rows.map((row) => row.id)
    },

    /** Its words must be unreadable already: the key goes first. */
    async erase(gathering: string, now: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('gathering')
          .set((row) => ({
            phase: 'ended', next_deadline: null, door_words: null,
            closed_at: row.fn.coalesce('closed_at', row.val(new Date(now))),
          }))
          .where('id', '=', gathering).execute()
        await trx.deleteFrom('note').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('note_mark').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('gathering_state').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('event').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('command').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('connection').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('participant').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('gathering_owner').where('gathering', '=', gathering).execute()
      })
    },

    async forgetActs(before: number): Promise<void> {
      await db.deleteFrom('act_log').where('at', '<', new Date(before)).execute()
    },
  }
}

export type ErasureRepository = ReturnType<typeof erasureRepository>
