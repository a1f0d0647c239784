// Which tables a backup holds and which it leaves out. A table in neither list fails a test, so that the author of a new table
// decides. What is said in a gathering, who came, and every link belong to no copy that outlives the gathering.

/** In the order of their references: the rows of a table may be written when those of the tables before it are there. */
export const BACKED_UP = ['account', 'circle', 'enrolment', 'gathering', 'act_log'] as const

/**
 * The living state of gatherings, although it is sealed, and who took part; and rows that a restore would bring back although
 * they have ended since: sign-ins, links that were used meanwhile, processes.
 */
export const LEFT_OUT = [
  'gathering_state',
  'command',
  'participant',
  'connection',
  'gathering_owner',
  'process_lease',
  'note',
  'note_mark',
  'enrolment_change',
  'session',
  'invitation',
  'traces_owed',
] as const

/** The tables of the migrator. */
export const OWN = ['kysely_migration', 'kysely_migration_lock'] as const
