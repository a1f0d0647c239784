// Small changes of one seat, and of the ring around it, that several events share. Decides nothing.
import { cursorWithout } from '../order.ts'
import { seatOf } from '../people.ts'
import type {
  Attendance,
  GatheringState,
  GoneReason,
  MediaId,
  ParticipantId,
  Presence,
  Role,
  Round,
  Seat,
  Skeleton,
} from '../state.ts'

export function patchSeat(state: GatheringState, who: ParticipantId, change: Partial<Seat>): GatheringState {
  const seat = seatOf(state, who)
  return seat === null ? state : { ...state, seats: { ...state.seats, [who]: { ...seat, ...change } } }
}

type Arrival = {
  name: string
  skeleton: Skeleton
  role: Role
  attendance: Attendance
  presence: Presence
  mediaId: MediaId
  guidesMark?: string
}

export const newSeat = (arrival: Arrival): Seat => ({
  ...arrival,
  once: false,
  ready: null,
  passingAhead: false,
  hushed: false,
  cameraStopped: false,
  returns: 0,
})

/** The facilitator comes first, everybody else last. A turn of this round is owed to her unless she has had one. */
export function joinOrder(state: GatheringState, who: ParticipantId): GatheringState {
  const first = seatOf(state, who)?.role === 'facilitator'
  const order = first ? [who, ...state.order] : [...state.order, who]
  return { ...state, order, round: state.round && owedAgain(state.round, who) }
}

const owedAgain = (round: Round, who: ParticipantId): Round =>
  !round.done.includes(who) || round.finished.includes(who) ? round : { ...round, done: without(round.done, who) }

/** Out of the ring: no place, no hand, no lateness. The turn she has had is remembered. */
export function leaveOrder(state: GatheringState, who: ParticipantId): GatheringState {
  if (!state.order.includes(who)) return state
  const { round } = state
  const left: GatheringState = {
    ...state,
    order: without(state.order, who),
    hands: state.hands.filter((hand) => hand.who !== who),
    round: round && {
      ...round,
      cursor: cursorWithout(state.order, round.cursor, who),
      late: without(round.late, who),
    },
  }
  return patchSeat(left, who, { ready: null, passingAhead: false })
}

/** She is no longer inside. */
export function removeSeat(state: GatheringState, who: ParticipantId): GatheringState {
  const left = leaveOrder(state, who)
  const { [who]: _closed, ...seats } = left.seats
  return {
    ...left,
    seats,
    seatOrder: without(left.seatOrder, who),
    pauseAsked: without(left.pauseAsked, who),
    bowl: left.bowl && { ...left.bowl, doubts: without(left.bowl.doubts, who) },
  }
}

export function removeWaiting(state: GatheringState, who: ParticipantId): GatheringState {
  const { [who]: _closed, ...waiting } = state.waiting
  return { ...state, waiting, waitingOrder: without(state.waitingOrder, who) }
}

export const without = (list: readonly ParticipantId[], who: ParticipantId): ParticipantId[] =>
  list.filter((one) => one !== who)

/** The written share of a removed woman leaves the room with her. */
export function recordGone(state: GatheringState, who: ParticipantId, how: GoneReason): GatheringState {
  const lastWritten = how === 'removed' && state.lastWritten?.by === who ? null : state.lastWritten
  return { ...state, lastWritten, gone: { ...state.gone, [who]: how } }
}
