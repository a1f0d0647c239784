// When a connection was lost: five seconds later any process may write the drop, also when the one that saw it has died. Frozen.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('connection').addColumn('lost_at', 'timestamptz').execute()
  await db.schema.createIndex('connection_lost_at').on('connection').column('lost_at').execute()
}
