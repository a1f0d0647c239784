// What each open connection of the gate is known to be allowed, kept up with every committed change. The newest state wins,
// whatever order the reads come back in. It must not act: it tells the connection, which does.
import type { Right } from '@circle/shared/gathering/rights.types'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { SignedIn, Sessions } from '../../auth/sessions.port.ts'
import type { LiveGatherings } from '../../gatherings/live.port.ts'
import { withTimeout } from '../../async/with-timeout.ts'
import { rightIn, type Standing } from './authorize.ts'

export interface Known {
  /** Null once it is hers no more: it never comes back. */
  right(): Right | null
  /** After a read of the database. Rejects when that is away or takes longer than a second. */
  fresh(): Promise<Right | null>
  onChange(listener: (right: Right | null) => void): void
  end(): void
}

export interface KnownRights {
  of(standing: Standing): Known
  close(): void
}

const readMs = 1000
const againMs = 300

type Entry = {
  standing: Standing
  mediaId: string
  right: Right | null
  seq: number
  tell: (right: Right | null) => void
}

export function knownRights(from: { live: LiveGatherings; sessions: Sessions }): KnownRights {
  const entries = new Map<string, Set<Entry>>()

  const learn = (entry: Entry, state: GatheringState | null) => {
    if (!entry.right || (state && state.seq < entry.seq)) return
    entry.right = rightIn(state, entry.standing.who, entry.mediaId)
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
      // Away: what is open stays open, and whoever asks for more is refused by her own read.
      setTimeout(() => void changed(gathering, null), againMs).unref()
    }
  }
  const stopChanges = from.live.onChange((change) => void changed(change.gathering, change.state))
  const stopEndings = from.sessions.onEnded((ended: SignedIn) => {
    for (const here of entries.values()) {
      for (const entry of here) if (entry.standing.session === ended.session) learn(entry, null)
    }
  })

  return {
    of: (standing) => {
      const { gathering, right, seq } = standing
      const entry: Entry = { standing, mediaId: right.mediaId, right, seq, tell: () => {} }
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
