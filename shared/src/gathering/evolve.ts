// The state after one more event. `evolve` trusts the event: decide.ts has decided whether it may happen.
import { bowlEvolvers } from './evolve/bowl.ts'
import { doorEvolvers } from './evolve/door.ts'
import { handEvolvers } from './evolve/hands.ts'
import { holdingEvolvers } from './evolve/holding.ts'
import { noteEvolvers } from './evolve/notes.ts'
import { pieceEvolvers } from './evolve/piece.ts'
import { restEvolvers } from './evolve/rest.ts'
import { ringEvolvers } from './evolve/ring.ts'
import { roundEvolvers } from './evolve/round.ts'
import { seatEvolvers } from './evolve/seats.ts'
import { timeEvolvers } from './evolve/time.ts'
import type { Evolvers, EventType, GatheringEvent } from './events.ts'
import { pieceWith, nextOf } from './order.ts'
import { seatOf } from './people.ts'
import { patchSeat } from './evolve/seat-changes.ts'
import type { GatheringState } from './state.ts'

const evolvers = {
  ...doorEvolvers,
  ...seatEvolvers,
  ...ringEvolvers,
  ...roundEvolvers,
  ...pieceEvolvers,
  ...handEvolvers,
  ...restEvolvers,
  ...holdingEvolvers,
  ...timeEvolvers,
  ...bowlEvolvers,
  ...noteEvolvers,
} satisfies Evolvers<EventType>

/** Pure: the input is never touched. `seq` grows by one with each event. */
export function evolve(state: GatheringState, event: GatheringEvent): GatheringState {
  // The map is complete (see `satisfies`); TypeScript cannot follow that key and event belong together.
  const apply = evolvers[event.type] as (state: GatheringState, event: GatheringEvent) => GatheringState
  return withdrawReadiness({ ...apply(state, event), seq: state.seq + 1 })
}

/**
 * "I'm ready" holds for one turn and only while she is next: else it is taken away, and comes back only by her own
 * press.
 */
function withdrawReadiness(state: GatheringState): GatheringState {
  const ready = state.order.filter((who) => typeof seatOf(state, who)?.ready === 'number')
  if (ready.length === 0) return state
  const { piece } = state
  const next = pieceWith(state) === null ? null : nextOf(state)
  return ready.reduce(
    (now, who) => (who === next && seatOf(now, who)?.ready === piece.turn ? now : patchSeat(now, who, { ready: null })),
    state,
  )
}
