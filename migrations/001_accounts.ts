// Who can sign in, and the sign-ins that live. Frozen: a change is a new file.
// No legal name, phone, address, birthday or picture has a column here, and none gets one.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('sign_in_name', 'text', (c) => c.notNull().unique())
    // argon2id of her words; null until she has taken her first link
    .addColumn('words_hash', 'text')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute()

  await db.schema
    .createTable('session')
    // SHA-256 of the id in her cookie: whoever reads this table can sign in nowhere
    .addColumn('id', 'bytea', (c) => c.primaryKey())
    .addColumn('public_id', 'uuid', (c) => c.notNull().unique())
    .addColumn('account', 'uuid', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .addColumn('own_device', 'boolean', (c) => c.notNull().defaultTo(false))
    // when she last gave her words
    .addColumn('given_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema.createIndex('session_account').on('session').column('account').execute()
  await db.schema.createIndex('session_expires_at').on('session').column('expires_at').execute()
}
