// Which commands took effect, as rows that tell nobody who sent them nor of what kind they were. Frozen: a change is a new file.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Rows live until ten minutes past the close. An update never falls into a gathering, so none of them is needed any more.
  await db.schema.dropTable('command').execute()
  await db.schema
    .createTable('command')
    .addColumn('gathering', 'uuid', (c) => c.notNull().references('gathering.id').onDelete('cascade'))
    // keyed digest of who sent it and under which id
    .addColumn('name', 'bytea', (c) => c.notNull())
    // what was asked, as a keyed digest, and what was answered: always of one length
    .addColumn('sealed', 'bytea', (c) => c.notNull())
    .addPrimaryKeyConstraint('command_pkey', ['gathering', 'name'])
    .execute()
}
