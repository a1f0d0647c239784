// Rows that are erased: everything of a closed gathering except its date, topic and count, and rows elsewhere that have outlived
// their time. No key is known here.
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { oweTraces } from '../db/traces-owed.ts'

/** Instants in ms since 1970: a gathering is ripe when it closed before the first, or never opened and was over before the second. */
export type Ripe = { closedBefore: number; forgottenBefore: number }

const isRipe = ({ closedBefore, forgottenBefore }: Ripe) => sql`(
  (g.phase = 'ended' and g.closed_at <= ${new Date(closedBefore)})
  or (g.phase = 'before' and g.ends_at <= ${new Date(forgottenBefore)}))`

export function erasureRepository(db: Database) {
  return {
    /** Ripe gatherings that are not erased yet. */
    async ripe(when: Ripe): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select g.id from gathering g where ${isRipe(when)}
          and (exists (select 1 from gathering_state s where s.gathering = g.id)
            or exists (select 1 from participant p where p.gathering = g.id))
        order by g.id limit 100`.execute(db)
      return rows.map((row) => row.id)
    },

    /**
     * False, and nothing is touched, when the gathering is not ripe any more: a late circle may have opened in between.
     * `destroyKey` is called while nobody can write to the gathering, and before any row goes: words must be unreadable first.
     */
    async erase(gathering: string, when: Ripe, now: number, destroyKey: () => Promise<void>): Promise<boolean> {
      return await db.transaction().execute(async (trx) => {
        const { rows } =
          await sql`select 1 from gathering g where g.id = ${gathering} and ${isRipe(when)} for no key update`.execute(
            trx,
          )
        if (rows.length === 0) return false
        await destroyKey()
        await trx
          .updateTable('gathering')
          .set((row) => ({
            phase: 'ended',
            next_deadline: null,
            door_words: null,
            closed_at: row.fn.coalesce('closed_at', row.val(new Date(now))),
          }))
          .where('id', '=', gathering)
          .execute()
        await trx.deleteFrom('note').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('note_mark').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('gathering_state').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('command').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('enrolment_change').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('connection').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('participant').where('gathering', '=', gathering).execute()
        await trx.deleteFrom('gathering_owner').where('gathering', '=', gathering).execute()
        await oweTraces(trx)
        return true
      })
    },

    async forgetActs(before: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx.deleteFrom('act_log').where('at', '<', new Date(before)).executeTakeFirst()
        if (numDeletedRows > 0n) await oweTraces(trx)
      })
    },
  }
}

export type ErasureRepository = ReturnType<typeof erasureRepository>
