// Which tables a backup holds and which it leaves out for ever. A table in neither list fails a test: whoever adds one
// decides. What is said in a gathering, who came, and every way in belong to no copy that outlives the hour.

/** In the order of their references: each one's rows may be written when those before it are there. */
export const KEPT = ['account', 'circle', 'enrolment', 'gathering', 'act_log'] as const

/**
 * The living state of gatherings, sealed as it is, and who took part; and what a restore would bring back to life
 * although it had ended since: sign-ins, links that were used meanwhile, processes.
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

/** The migrator's own. */
export const OWN = ['kysely_migration', 'kysely_migration_lock'] as const
