// What the database really holds of a gathering, opened with its key: only tests may look there.
import type { Database } from '@circle/server/db/database'
import { gatheringsRepository } from '@circle/server/gatherings/gatherings.repository'
import { keysIn } from '@circle/server/gatherings/keys'
import { openEvent, openState } from '@circle/server/gatherings/record'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { evolve } from '@circle/shared/gathering/evolve'
import { type GatheringState, newGathering } from '@circle/shared/gathering/state'

export interface Opened {
  readonly state: GatheringState
  readonly events: GatheringEvent[]
  /** The log folded from the beginning. */
  readonly folded: GatheringState
}

/** All of one moment: an app that writes in between would else show as a state that is not what the events say. */
export function openGathering(db: Database, dataDir: string, gathering: string): Promise<Opened> {
  return db.transaction().setIsolationLevel('repeatable read').execute((moment) => openedIn(moment, dataDir, gathering))
}

async function openedIn(db: Database, dataDir: string, gathering: string): Promise<Opened> {
  const repository = gatheringsRepository(db)
  const key = await keysIn(dataDir).find(gathering)
  const loaded = await repository.load(db, gathering, '', '')
  if (!loaded || !key) throw new Error('There is nothing to open.')
  const { state } = openState(loaded, key)
  const events = (await repository.events(gathering)).map((kept) => openEvent(key, gathering, kept))
  const { id, kind, topic, startsAt, endsAt, doorWords } = loaded.plan
  return { state, events, folded: events.reduce(evolve, newGathering({ id, kind, topic, startsAt, endsAt, doorWords })) }
}
