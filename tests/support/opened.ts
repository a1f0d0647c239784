// What the database really holds of a gathering, opened with its key, beside what happened in it: only tests may look there.
import type { Database } from '@circle/server/db/database'
import { gatheringsRepository } from '@circle/server/gatherings/gatherings.repository'
import { keysIn } from '@circle/server/gatherings/keys'
import { openState } from '@circle/server/gatherings/record'
import { nameOfCommand } from '@circle/server/gatherings/sealing'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { evolve } from '@circle/shared/gathering/evolve'
import { type GatheringState, newGathering } from '@circle/shared/gathering/state'
import { type Happenings, here } from './happenings.ts'

export interface Opened {
  readonly state: GatheringState
  /** All that led to this state, as it was told. */
  readonly events: GatheringEvent[]
  /** The events folded from the beginning. */
  readonly folded: GatheringState
}

/** `happenings`: of the processes that held it; without, of this one. */
export async function openGathering(
  db: Database,
  dataDir: string,
  gathering: string,
  happenings: Happenings = here,
): Promise<Opened> {
  const repository = gatheringsRepository(db)
  const key = await keysIn(dataDir).find(gathering)
  const loaded = await repository.load(db, gathering)
  if (!loaded || !key) throw new Error('There is nothing to open.')
  const { state } = openState(loaded, key)
  const events = happenings(gathering)
    .filter(({ after }) => after < state.seq)
    .flatMap((one) => one.events)
  const { id, kind, topic, startsAt, endsAt, doorWords } = loaded.plan
  return {
    state,
    events,
    folded: events.reduce(evolve, newGathering({ id, kind, topic, startsAt, endsAt, doorWords })),
  }
}

/** How many rows know this command; one, when it took effect. */
export async function commandRowsOf(
  db: Database,
  dataDir: string,
  gathering: string,
  by: string,
  id: string,
): Promise<number> {
  const key = await keysIn(dataDir).find(gathering)
  if (!key) throw new Error('There is no key to open it with.')
  const rows = await db
    .selectFrom('command')
    .select('name')
    .where('gathering', '=', gathering)
    .where('name', '=', nameOfCommand(key, by, id))
    .execute()
  return rows.length
}
