// How raising and lowering a hand changes the state: hands are always sorted by time. Decides nothing.
import type { EventType, Evolvers } from '../events.ts'
import type { GatheringState, Hand, ParticipantId } from '../state.ts'

type HandEvents = Extract<EventType, `hand.${string}`>

export const handEvolvers = {
  'hand.raised': (state, event) => ({ ...state, hands: withHand(state.hands, event.who, event.at, false) }),
  'hand.lowered': (state, event) => ({ ...state, hands: state.hands.filter((hand) => hand.who !== event.who) }),
  'hand.put-last': (state, event) => ({ ...state, hands: withHand(state.hands, event.who, event.at, true) }),
} satisfies Evolvers<HandEvents>

/** Last in line; also by its instant, should the clock have stood behind. */
function withHand(hands: GatheringState['hands'], who: ParticipantId, at: number, last: boolean): Hand[] {
  const others = hands.filter((hand) => hand.who !== who)
  return [...others, { who, at: Math.max(at, others.at(-1)?.at ?? at), last }]
}
