// What raising and lowering hands make of the state: always sorted by time. Never decides.
import type { EventType, Evolvers } from '../events.ts'

type HandEvents = Extract<EventType, `hand.${string}`>

export const handEvolvers = {
  'hand.raised': (state, event) => ({ ...state, hands: [...state.hands, { who: event.who, at: event.at, last: false }] }),
  'hand.lowered': (state, event) => ({ ...state, hands: state.hands.filter((hand) => hand.who !== event.who) }),
  'hand.put-last': (state, event) => ({
    ...state,
    hands: [...state.hands.filter((hand) => hand.who !== event.who), { who: event.who, at: event.at, last: true }],
  }),
} satisfies Evolvers<HandEvents>
