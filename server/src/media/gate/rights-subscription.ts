// The right of each open connection of the gate, kept up to date with every committed change. The newest state wins, in
// whatever order the reads come back. It must not act: it tells the connection, which acts.
import type { Right } from '@circle/shared/gathering/rights.types'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { SignedIn, Sessions } from '../../auth/sessions.port.ts'
import type { LiveGatherings } from '../../gatherings/live.port.ts'
import { withTimeout } from '../../async/with-timeout.ts'
import { type Authorized, rightOfJoin } from './authorize.ts'

export interface RightsSubscription {
  /** Null once the right has ended; an ended right never comes back. */
  right(): Right | null
  /** After a read of the database. Rejects when the database is away or takes longer than a second. */
  fresh(): Promise<Right | null>
  onChange(listener: (right: Right | null) => void): void
  end(): void
}

export interface RightsSubscriptions {
  of(authorized: Authorized): RightsSubscription
  close(): void
}

const readMs = 1000
const againMs = 300

type SubscriptionEntry = {
  authorized: Authorized
  mediaId: string
  right: Right | null
  seq: number
  tell: (right: Right | null) => void
}

export function createRightsSubscriptions(from: { live: LiveGatherings; sessions: Sessions }): RightsSubscriptions {
  const entries = new Map<string, Set<SubscriptionEntry>>()

  const learn = (entry: SubscriptionEntry, state: GatheringState | null) => {
    if (!entry.right || (state && state.seq < entry.seq)) return
    entry.right = rightOfJoin(state, entry.authorized.who, entry.mediaId)
    if (state) entry.seq = state.seq
    entry.tell(entry.right)
  }

  let closed = false
  const changed = async (gathering: string, known: GatheringState | null): Promise<void> => {
    const here = entries.get(gathering)
    if (!here || closed) return
    try {
      const state = known ?? (await from.live.read(gathering))
      for (const entry of [...here]) learn(entry, state)
    } catch {
      // The database is away: what is open stays open, and a request for more is refused by a read of its own.
      setTimeout(() => void changed(gathering, null), againMs).unref()
    }
  }
  const stopChanges = from.live.onChange((change) => void changed(change.gathering, change.state))
  const stopEndings = from.sessions.onEnded((ended: SignedIn) => {
    for (const here of entries.values()) {
      for (const entry of here) if (entry.authorized.session === ended.session) learn(entry, null)
    }
  })

  return {
    of: (authorized) => {
      const { gathering, right, seq } = authorized
      const entry: SubscriptionEntry = { authorized, mediaId: right.mediaId, right, seq, tell: () => {} }
      const here = entries.get(gathering) ?? new Set()
      entries.set(gathering, here.add(entry))
      return {
        right: () => entry.right,
        fresh: async () => {
          learn(entry, await withTimeout(readMs, from.live.read(gathering)))
          return entry.right
        },
        onChange: (listener) => {
          entry.tell = listener
        },
        end: () => {
          here.delete(entry)
          if (here.size === 0) entries.delete(gathering)
        },
      }
    },
    close: () => {
      closed = true
      stopChanges()
      stopEndings()
    },
  }
}
