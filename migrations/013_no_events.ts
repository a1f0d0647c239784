// The log of events goes: nothing read it, so it was a second copy of everything said. Frozen: a change is a new file.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('event').execute()

  // A row for each time that something was erased whose traces still lie in files of the database. It tells neither what nor when.
  await db.schema
    .createTable('traces_owed')
    .addColumn('id', 'uuid', (c) => c.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .execute()
  // Whatever was erased before this change has left its traces too.
  await sql`insert into traces_owed (id) select gen_random_uuid() where exists (select 1 from gathering)`.execute(db)
}
