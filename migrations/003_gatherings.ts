// Gatherings as they are planned: date, topic, the text to read before. Frozen: a change is a new file.
// Nothing that is said in a gathering is stored here.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('gathering')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('circle', 'uuid', (c) => c.notNull().references('circle.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) =>
      c
        .notNull()
        .defaultTo('circle')
        .check(sql`kind in ('circle', 'one-to-one')`),
    )
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('reading', 'text')
    // what the facilitator has prepared to say to those who wait
    .addColumn('door_words', 'text')
    .addColumn('starts_at', 'timestamptz', (c) => c.notNull())
    .addColumn('ends_at', 'timestamptz', (c) => c.notNull())
    .addColumn('phase', 'text', (c) =>
      c
        .notNull()
        .defaultTo('before')
        .check(sql`phase in ('before', 'open', 'ended')`),
    )
    // the nearest instant at which the state must move by itself; every process looks at it
    .addColumn('next_deadline', 'timestamptz')
    .addColumn('closed_at', 'timestamptz')
    // how many came: the only thing about them that stays after the close
    .addColumn('attended', 'integer')
    .addColumn('created_by', 'uuid', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema.createIndex('gathering_circle').on('gathering').columns(['circle', 'starts_at']).execute()
  await sql`create index gathering_next_deadline on gathering (next_deadline) where next_deadline is not null`.execute(
    db,
  )
  await sql`create index gathering_closed on gathering (closed_at) where closed_at is not null`.execute(db)

  await db.schema
    .createTable('participant')
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('account', 'uuid', (c) => c.notNull().references('account.id').onDelete('cascade'))
    // the version of the agreement she has said yes to; null: not yet
    .addColumn('agreed_version', 'text')
    .addPrimaryKeyConstraint('participant_pkey', ['gathering', 'id'])
    .addUniqueConstraint('participant_account', ['gathering', 'account'])
    .execute()
}
