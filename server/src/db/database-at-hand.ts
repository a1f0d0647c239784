// The circle's database for a program that runs beside the app, or without one: named, running, or started for the while.
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

export interface WhichDatabase {
  /** Somebody else's, where named. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly pgPort: number | undefined
}

/** Nothing is started or ended that somebody else started. */
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
