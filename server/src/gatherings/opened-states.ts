// Finds states that something in this process holds anyhow (the broadcast, while anyone is connected), so that a handshake
// need not unseal the same words again. It holds no state itself: a state that is gone elsewhere is gone here.
import type { GatheringState } from '@circle/shared/gathering/state'

export interface OpenedStates {
  /** The newest state that is still in memory. Only the database knows whether it is the newest of all. */
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
      // The words of an ended gathering are about to be erased everywhere.
      if (state.phase === 'ended') held.delete(state.id)
      else if ((find(state.id)?.seq ?? -1) < state.seq) held.set(state.id, new WeakRef(state))
    },
  }
}
