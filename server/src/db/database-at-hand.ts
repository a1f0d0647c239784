// The circle's database for a program that runs beside the app or without it: the named one, the running one, or one that is
// started meanwhile. It must not stop a database that it did not start.
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

export interface WhichDatabase {
  /** The named database, if one is named. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly pgPort: number | undefined
}

/** Starts a database only when none runs, and ends only that one. */
export async function withDatabaseAtHand<T>(
  config: WhichDatabase,
  log: (line: string) => void,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const running = config.databaseUrl ?? (await findEmbeddedPostgres(config.dataDir))
  if (running !== undefined) return work(running)
  const started = await startEmbeddedPostgres({ dataDir: config.dataDir, port: config.pgPort, log })
  try {
    return await work(started.url)
  } finally {
    await started.stop()
  }
}
