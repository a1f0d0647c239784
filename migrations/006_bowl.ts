// The bowl: anonymous notes and the receipts that only their authors can read. Frozen: a change is a new file.
// No row holds a time, a serial number, a participant or anything that was sent with a note; only the tick it came in.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('note')
    // random, made by the app: an id of the database's own could tell the order
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    .addColumn('tick', 'integer', (c) => c.notNull())
    // HMAC of the voice's public key under the gathering's key
    .addColumn('voice', 'bytea', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c.notNull().check(sql`status in ('undrawn', 'drawn', 'aside', 'laid', 'withdrawn', 'silenced')`),
    )
    // text and nonce; null: only the place of the note is kept, so that a replay never enters again
    .addColumn('sealed', 'bytea')
    // the last receipt of a note whose nonce is gone
    .addColumn('mark', 'bytea')
    .addUniqueConstraint('note_first_wins', ['gathering', 'voice', 'seq'])
    .addCheckConstraint('note_gone', sql`(status in ('withdrawn', 'silenced')) = (sealed is null and mark is not null)`)
    .execute()
  await sql`create index note_undrawn on note (gathering) where status = 'undrawn'`.execute(db)

  // Receipts that wait for a tick with room.
  await db.schema
    .createTable('note_mark')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    .addColumn('tick', 'integer', (c) => c.notNull())
    .addColumn('mark', 'bytea', (c) => c.notNull())
    // HMAC of note and outcome under the gathering's key: one of each waits, however often a note is repeated
    .addColumn('about', 'bytea', (c) => c.notNull())
    .addUniqueConstraint('note_mark_once', ['gathering', 'about'])
    .execute()
}
