// How the events of the bowl change the state. Drawn notes are in notes.ts. Decides nothing.
import { periodOf, belowThreshold, isDeferred, slotOf } from '../bowl.ts'
import type { EventOf, EventType, Evolvers } from '../events.ts'
import type { Bowl, GatheringState } from '../state.ts'
import { without } from './seat-changes.ts'

type BowlEvents = Extract<EventType, `bowl.${string}` | `credential.${string}`>

export const bowlEvolvers = {
  'bowl.prepared': prepared,
  'bowl.channel-key-changed': (state, { channelKey }) => patchBowl(state, () => ({ channelKey })),
  'bowl.ticked': (state, { tick, tickAt, marks }) =>
    patchBowl(state, (bowl) => ({
      tick,
      tickAt,
      marks,
      membershipChanged: false,
      deferredTicks: isDeferred(bowl) && !belowThreshold(state) ? bowl.deferredTicks + 1 : 0, // while too few are here, that is what keeps notes out
    })),
  'bowl.announced': (state, { moment }) => patchBowl(state, () => ({ moment })),
  'bowl.opened': (state) => patchBowl(state, () => ({ moment: 'open' })),
  'bowl.closed': (state) => patchBowl(state, () => ({ moment: 'none' })),
  'bowl.looked': (state, { level }) => patchBowl(state, () => ({ level })),
  'bowl.doubted': (state, { who }) => patchBowl(state, (bowl) => ({ doubts: [...bowl.doubts, who] })),
  'bowl.finished': (state, { marks }) => patchBowl(state, () => ({ marks })),
  'credential.taken': (state, event) => patchBowl(state, (bowl) => taken(bowl, event)),
} satisfies Evolvers<BowlEvents>

export function patchBowl(state: GatheringState, change: (bowl: Bowl) => Partial<Bowl>): GatheringState {
  const { bowl } = state
  return bowl === null ? state : { ...state, bowl: { ...bowl, ...change(bowl) } }
}

/** Somebody came in or went: no note enters at the tick that comes. */
export const withMembershipChanged = (state: GatheringState): GatheringState =>
  patchBowl(state, () => ({ membershipChanged: true }))

function prepared(state: GatheringState, { publicKey, channelKey, tickAt }: EventOf<'bowl.prepared'>): GatheringState {
  return {
    ...state,
    bowl: {
      publicKey,
      channelKey,
      tick: 0,
      tickAt,
      membershipChanged: false,
      deferredTicks: 0,
      marks: [],
      slots: {},
      moment: 'none',
      level: 'empty',
      inHand: null,
      toLay: null,
      aside: [],
      toCloth: [],
      cloth: [],
      clothOpen: false,
      doubts: [],
    },
  }
}

/** Her client tries again, so its earlier doubt is cleared. */
function taken(bowl: Bowl, { who, element }: EventOf<'credential.taken'>): Partial<Bowl> {
  const [before, period] = [slotOf(bowl, who), periodOf(bowl.tick)]
  const slot = {
    elements: [...(before?.elements ?? []), element],
    period,
    took: before?.period === period ? before.took + 1 : 1,
  }
  return { slots: { ...bowl.slots, [who]: slot }, doubts: without(bowl.doubts, who) }
}

/** No words stay. The final marks stay, with the slots: whoever held a credential may read the marks. */
export const clearBowl = (bowl: Bowl): Bowl => ({
  ...bowl,
  membershipChanged: false,
  deferredTicks: 0,
  moment: 'none',
  level: 'empty',
  inHand: null,
  toLay: null,
  aside: [],
  toCloth: [],
  cloth: [],
  clothOpen: false,
  doubts: [],
})

/** The clock was stepped by this much. */
export const shiftBowl = (bowl: Bowl, by: number): Bowl => ({ ...bowl, tickAt: bowl.tickAt + by })
