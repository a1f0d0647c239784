// Remembers, in the transaction that erases rows, that their traces in the files of the database are still to be removed. It
// removes none itself (jobs/traces.ts).
import type { Database } from './database.ts'

/** `within` must be the transaction that erases. */
export async function oweTraces(within: Database): Promise<void> {
  await within.insertInto('traces_owed').defaultValues().execute()
}
