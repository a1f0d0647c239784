// Which door each living gathering has today, and its last tick, from memory: a post through any other door costs
// nothing. It must ask the database only about what it knows to live, and only once for each change.
import type { GatheringState } from '@circle/shared/gathering/state'
import { singleFlight } from '../async/single-flight.ts'
import type { Change, LiveGatherings } from '../gatherings/live.port.ts'

export type Door = { door: Buffer; tick: number }

export interface Doors {
  /** Null: no such gathering, no bowl in it, or it cannot be asked now. */
  of(gathering: string): Promise<Door | null>
  heard(change: Change): void
  /** Whatever lives is known by name from the beginning; a stranger's made-up name leads to no question. */
  begin(): Promise<void>
}

type Known = { seq: number; fresh: boolean; door: Door | null }

/** For one post: what was read may be old already. */
const ASK_AT_MOST = 2

export function knowDoors(live: Pick<LiveGatherings, 'read' | 'openGatherings'>): Doors {
  const known = new Map<string, Known>()
  const asking = singleFlight<string, void>()
  const unasked = (seq: number): Known => ({ seq, fresh: false, door: null })

  function learn(gathering: string, state: GatheringState): void {
    if (state.phase === 'ended') return void known.delete(gathering)
    const before = known.get(gathering)
    if (before?.fresh && before.seq > state.seq) return
    const { bowl } = state
    const door = bowl && { door: Buffer.from(bowl.channelKey, 'base64url'), tick: bowl.tick }
    known.set(gathering, { seq: state.seq, fresh: (before?.seq ?? 0) <= state.seq, door })
  }

  function heard({ gathering, seq, state }: Change): void {
    if (state) return learn(gathering, state)
    const before = known.get(gathering) ?? unasked(seq)
    if (before.fresh && before.seq >= seq) return
    known.set(gathering, { ...before, seq: Math.max(before.seq, seq), fresh: false })
  }

  async function ask(gathering: string): Promise<void> {
    const state = await live.read(gathering).catch(() => undefined)
    if (state) learn(gathering, state)
    else if (state === null) known.delete(gathering)
  }

  return {
    heard,
    async of(gathering) {
      for (let time = 0; time < ASK_AT_MOST; time += 1) {
        const one = known.get(gathering)
        if (!one) return null
        if (one.fresh) return one.door
        await asking.run(gathering, () => ask(gathering))
      }
      const one = known.get(gathering)
      // A door that may be yesterday's opens nothing.
      return one?.fresh ? one.door : null
    },
    async begin() {
      for (const gathering of await live.openGatherings()) if (!known.has(gathering)) known.set(gathering, unasked(0))
    },
  }
}
