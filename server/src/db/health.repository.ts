// The smallest question to the database: whether it answers. It reads and writes nothing.
import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Rejects when the database does not answer. */
export async function answers(db: Database): Promise<void> {
  await sql`select 1`.execute(db)
}
