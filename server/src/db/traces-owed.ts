// Notes, in the transaction that erases rows, that traces of the rows are still to be removed from the files of the database. It
// removes none itself: jobs/traces.ts does.
import type { Database } from './database.ts'

/** `within` must be the transaction that erases. */
export async function oweTraces(within: Database): Promise<void> {
  await within.insertInto('traces_owed').defaultValues().execute()
}
