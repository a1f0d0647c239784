// Circles, who is enrolled in them, and the personal ways in. Frozen: a change is a new file.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('circle')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute()

  await db.schema
    .createTable('enrolment')
    .addColumn('circle', 'uuid', (c) => c.notNull().references('circle.id').onDelete('cascade'))
    .addColumn('account', 'uuid', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('role', 'text', (c) => c.notNull().check(sql`role in ('facilitator', 'co-facilitator', 'member')`))
    .addPrimaryKeyConstraint('enrolment_pkey', ['circle', 'account'])
    .execute()
  await db.schema.createIndex('enrolment_account').on('enrolment').column('account').execute()

  await db.schema
    .createTable('invitation')
    // SHA-256 of the 128-bit token that stands in the link
    .addColumn('token_hash', 'bytea', (c) => c.primaryKey())
    .addColumn('circle', 'uuid', (c) => c.notNull().references('circle.id').onDelete('cascade'))
    .addColumn('role', 'text', (c) => c.notNull().check(sql`role in ('facilitator', 'co-facilitator', 'member')`))
    // set: new words for this account; null: a new account
    .addColumn('account', 'uuid', (c) => c.references('account.id').onDelete('cascade'))
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .addColumn('spent_at', 'timestamptz')
    .execute()
  await db.schema.createIndex('invitation_account').on('invitation').column('account').execute()
  await db.schema.createIndex('invitation_expires_at').on('invitation').column('expires_at').execute()
}
