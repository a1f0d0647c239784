// How changes of the order change the state. Decides nothing.
import type { EventType, Evolvers } from '../events.ts'
import { withMoved } from '../order.ts'
import { joinOrder, leaveOrder } from './seat-changes.ts'

type RingEvents = Extract<EventType, `order.${string}`>

export const ringEvolvers = {
  'order.moved': (state, event) => ({ ...state, order: withMoved(state.order, event.who, event.before) }),
  'order.stepped-out': (state, event) => leaveOrder(state, event.who),
  'order.stepped-in': (state, event) => joinOrder(state, event.who),
} satisfies Evolvers<RingEvents>
