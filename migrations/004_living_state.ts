// The living state of a gathering and the processes that keep it. Frozen: a change is a new file.
// Every `sealed` column is encrypted under the gathering's own key, which lies outside the database and is destroyed at the close.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('gathering_state')
    .addColumn('gathering', 'uuid', (c) => c.primaryKey().references('gathering.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('sealed', 'bytea', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('event')
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('sealed', 'bytea', (c) => c.notNull())
    .addPrimaryKeyConstraint('event_pkey', ['gathering', 'seq'])
    .execute()

  await db.schema
    .createTable('command')
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    // the participant, or 'system': no reference, because the system is nobody's participant
    .addColumn('participant', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('digest', 'bytea', (c) => c.notNull())
    .addColumn('answer', 'jsonb', (c) => c.notNull())
    .addColumn('first_seq', 'integer', (c) => c.notNull())
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('command_pkey', ['gathering', 'participant', 'id'])
    .execute()

  await db.schema
    .createTable('process_lease')
    .addColumn('process', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('connection')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    .addColumn('participant', 'text', (c) => c.notNull())
    // no reference: the connections of a dead process must outlive its lease until their drops are written
    .addColumn('process', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('connection_process').on('connection').column('process').execute()
  await db.schema.createIndex('connection_gathering').on('connection').columns(['gathering', 'participant']).execute()

  await db.schema
    .createTable('gathering_owner')
    .addColumn('gathering', 'uuid', (c) => c.primaryKey().references('gathering.id').onDelete('cascade'))
    .addColumn('process', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .execute()

  // What facilitators did, for thirty days; never what anybody said.
  await db.schema
    .createTable('act_log')
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    .addColumn('at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('facilitator', 'uuid', (c) => c.references('account.id').onDelete('set null'))
    .execute()
  await db.schema.createIndex('act_log_at').on('act_log').column('at').execute()
}
