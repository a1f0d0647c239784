// Who has been let in before, and whose name is kept for her. Frozen: a change is a new file.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whether somebody who guides has ever let her into a gathering of this circle. No time, and no count.
  await db.schema
    .alterTable('enrolment')
    .addColumn('let_in', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute()
  // Those who are enrolled by now are known to their facilitator.
  await sql`update enrolment set let_in = true`.execute(db)
  // Of one who guides: two keyed digests of how her name looks, so that nobody takes it while she is out. The key is a file.
  await db.schema.alterTable('enrolment').addColumn('name_digests', 'bytea').execute()
}
