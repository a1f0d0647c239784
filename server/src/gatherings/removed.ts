// Whether a woman was removed from a gathering of this circle that is not over: until its close she makes nothing there. It
// reads the sealed states and tells nobody else what stands in them.
import { goneOf } from '@circle/shared/gathering/people'
import type { Database } from '../db/database.ts'
import type { GatheringsRepository } from './gatherings.repository.ts'
import type { Keys } from './keys.ts'
import { openState } from './record.ts'

/**
 * Inside a transaction nobody is removed from these gatherings before it is over, so that what she makes in the transaction
 * ends with her removal or is not made at all.
 */
export type WasRemoved = (within: Database, account: string, circle: string) => Promise<boolean>

export const wasRemovedIn =
  (repository: GatheringsRepository, keys: Pick<Keys, 'find'>): WasRemoved =>
  async (within, account, circle) => {
    for (const { id, who } of await repository.holdLivingOf(within, account, circle)) {
      const loaded = await repository.load(within, id)
      const key = await keys.find(id)
      // Nothing is stored: nobody has come to its door yet.
      if (loaded?.kept && key && goneOf(openState(loaded, key).state, who) === 'removed') return true
    }
    return false
  }
