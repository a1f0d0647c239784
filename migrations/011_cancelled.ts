// A planned gathering may be cancelled; its row stays. Frozen: a change is a new file.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('gathering').addColumn('cancelled_at', 'timestamptz').execute()
}
