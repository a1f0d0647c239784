// Reads the state of a gathering as any release has stored it. This release writes the new names only. It decides nothing.
import { newGathering, type Bowl, type GatheringState, type CredentialSlot } from './state.ts'

type Stored = Record<string, unknown>

/** Old name -> new name, as they were renamed. Nothing is ever taken out: a living gathering may be weeks old. */
const renamed = {
  state: { smallest: 'bowlThreshold' },
  bowl: { stirred: 'membershipChanged', putOff: 'deferredTicks', door: 'channelKey' },
  slot: { cover: 'period' },
} as const

/** A field that a release did not know is what it is in a new gathering. */
export function readStoredState(stored: unknown): GatheringState {
  const state = withNewNames(stored as Stored, renamed.state) as GatheringState
  return { ...newGathering(state), ...state, bowl: state.bowl && readBowl(state.bowl) }
}

function readBowl(stored: Bowl): Bowl {
  const bowl = withNewNames(stored, renamed.bowl) as Bowl
  const slots = Object.entries(bowl.slots).map(([who, slot]) => [
    who,
    withNewNames(slot, renamed.slot) as CredentialSlot,
  ])
  return { ...bowl, slots: Object.fromEntries(slots) }
}

const withNewNames = (stored: Stored, names: Readonly<Record<string, string>>): Stored =>
  Object.fromEntries(Object.entries(stored).map(([name, value]) => [names[name] ?? name, value]))
