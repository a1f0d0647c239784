// Who made which way in and when it was taken back, the marks of those who guide, and what a gathering under way has still
// to follow of a changed enrolment. Frozen: a change is a new file.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('invitation')
    // names it in lists; the token stays known to nobody
    .addColumn('id', 'uuid', (c) =>
      c
        .notNull()
        .unique()
        .defaultTo(sql`gen_random_uuid()`),
    )
    .addColumn('made_by', 'uuid', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('made_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    // taken back, replaced by a newer one, or over with what it belonged to
    .addColumn('ended_at', 'timestamptz')
    // sealed under keys/marks
    .addColumn('mark', 'bytea')
    .execute()
  await db.schema.createIndex('invitation_made_by').on('invitation').column('made_by').execute()
  await db.schema
    .alterTable('enrolment')
    .addColumn('since', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    // sealed under keys/marks
    .addColumn('mark', 'bytea')
    .execute()
  // since when she belongs to no circle
  await db.schema.alterTable('account').addColumn('alone_since', 'timestamptz').execute()

  // One row for each gathering under way that has to follow a changed enrolment; gone when it has. No reference to the
  // account: it may be deleted by then.
  await db.schema
    .createTable('enrolment_change')
    .addColumn('id', 'uuid', (c) => c.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    .addColumn('participant', 'text', (c) => c.notNull())
    .execute()
}
