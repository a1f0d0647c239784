// What the database server says of itself. It reads no row of ours.
import { type Kysely, sql } from 'kysely'

export interface AboutServer {
  readonly now: Date
  readonly version: number
  readonly verbosity: string
  readonly statements: string
}

export async function aboutServer(db: Kysely<unknown>): Promise<AboutServer> {
  const { rows } = await sql<AboutServer>`
    select clock_timestamp() as now, current_setting('server_version_num')::int as version,
      current_setting('log_error_verbosity') as verbosity, current_setting('log_min_error_statement') as statements`.execute(
    db,
  )
  return rows[0]!
}
