// States of this process that somebody holds anyhow (the broadcast, while anyone is connected), so that each handshake need
// not unseal the same words again. It holds none itself: what is gone everywhere else is gone here, and no key is known.
import type { GatheringState } from '@circle/shared/gathering/state'

export interface OpenedStates {
  /** The newest that is still in memory. Whether it is the newest of all only the database knows. */
  find(gathering: string): GatheringState | null
  keep(state: GatheringState): void
}

export function openedStates(): OpenedStates {
  const held = new Map<string, WeakRef<GatheringState>>()

  function find(gathering: string): GatheringState | null {
    const state = held.get(gathering)?.deref()
    if (!state) held.delete(gathering)
    return state ?? null
  }

  return {
    find,
    keep(state) {
      // Its words are about to be erased everywhere.
      if (state.phase === 'ended') held.delete(state.id)
      else if ((find(state.id)?.seq ?? -1) < state.seq) held.set(state.id, new WeakRef(state))
    },
  }
}
