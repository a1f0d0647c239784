// The smallest question to the database: whether it answers. Nothing is read or written.
import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Rejects when it does not. */
export async function answers(db: Database): Promise<void> {
  await sql`select 1`.execute(db)
}
