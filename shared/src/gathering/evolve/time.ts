// How opening, closing, absence and the clock change the state. Decides nothing.
import type { EventOf, EventType, Evolvers } from '../events.ts'
import type { GatheringState, Presence, Seat, WaitingPerson } from '../state.ts'
import { clearBowl, shiftBowl } from './bowl.ts'
import { shiftInstant, shiftPiece } from './rest.ts'

type TimeEvents = Extract<EventType, `gathering.${string}` | `guides.${string}` | `room.${string}` | 'clock.stepped'>

export const timeEvolvers = {
  'gathering.opened': (state) => ({ ...state, phase: 'open' }),
  'gathering.replanned': (state, { topic, startsAt, endsAt, doorWords }) => ({
    ...state,
    topic,
    startsAt,
    endsAt,
    doorWords,
  }),
  'gathering.ended': ended,
  'guides.away': (state, event) => ({ ...state, awaySince: event.at, awayUntil: event.restAt }),
  'guides.back': (state) => ({ ...state, awaySince: null, awayUntil: null }),
  'room.emptied': (state, event) => ({ ...state, emptySince: event.at }),
  'room.entered': (state) => ({ ...state, emptySince: null }),
  'clock.stepped': stepped,
  'gathering.resumed': resumed,
} satisfies Evolvers<TimeEvents>

/**
 * No deadline and no words stay. The seats stay for the count; the pairs kept apart and those who may not come back stay too.
 */
function ended(state: GatheringState, event: EventOf<'gathering.ended'>): GatheringState {
  return {
    ...state,
    phase: 'ended',
    endedAt: event.at,
    cancelled: event.why === 'cancelled',
    modeNext: null,
    rest: null,
    piece: { at: 'centre', turn: state.piece.turn + 1 },
    lastWritten: null,
    round: state.round && { ...state.round, prompt: '' },
    bowl: state.bowl && clearBowl(state.bowl),
    hands: [],
    pauseAsked: [],
    waiting: {},
    waitingOrder: [],
    doorWords: '',
    awaySince: null,
    awayUntil: null,
    emptySince: null,
  }
}

function stepped(state: GatheringState, event: EventOf<'clock.stepped'>): GatheringState {
  const { by } = event
  return {
    ...state,
    seats: each(state.seats, (seat) => ({ ...seat, presence: movePresence(seat.presence, by) })),
    waiting: each(state.waiting, (place) => movePlace(place, by)),
    hands: state.hands.map((hand) => ({ ...hand, at: hand.at + by })),
    piece: shiftPiece(state.piece, by),
    rest: state.rest && { ...state.rest, since: state.rest.since + by, until: shiftInstant(state.rest.until, by) },
    bowl: state.bowl && shiftBowl(state.bowl, by),
    awaySince: shiftInstant(state.awaySince, by),
    awayUntil: shiftInstant(state.awayUntil, by),
    emptySince: shiftInstant(state.emptySince, by),
  }
}

function each<T>(people: Record<string, T>, change: (one: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(people).map(([who, one]) => [who, change(one)]))
}

const movePresence = (presence: Presence, by: number): Presence =>
  presence.is === 'here' ? presence : { ...presence, since: presence.since + by }

function movePlace(place: WaitingPerson, by: number): WaitingPerson {
  const { declined } = place
  return {
    ...place,
    since: place.since + by,
    presence: movePresence(place.presence, by),
    keptUntil: shiftInstant(place.keptUntil, by),
    declined: declined?.how === 'not-now' ? { ...declined, knockFrom: declined.knockFrom + by } : declined,
  }
}

/**
 * No process lived between `downSince` and `at`. Each deadline that somebody could have met in that time gets its full
 * duration once more. Soft time and a silent minute ran on, as the sound did.
 */
function resumed(state: GatheringState, event: EventOf<'gathering.resumed'>): GatheringState {
  const { at, downSince, lengths } = event
  const fellDue = (instant: number | null): boolean => instant !== null && instant >= downSince && instant <= at
  const again = (instant: number, length: number): number => (fellDue(instant) ? at + length : instant)
  const { piece, rest } = state
  const running = rest === null
  return {
    ...state,
    piece: !running
      ? piece
      : piece.at === 'offered'
        ? { ...piece, until: again(piece.until, lengths.offer) }
        : piece.at === 'held' && piece.keptUntil !== null
          ? { ...piece, keptUntil: again(piece.keptUntil, lengths.kept) }
          : piece,
    awayUntil: running && state.awayUntil !== null ? again(state.awayUntil, lengths.away) : state.awayUntil,
    awaySince: fellDueAfter(state.awaySince, lengths.ends) ? at : state.awaySince,
    emptySince: fellDueAfter(state.emptySince, lengths.ends) ? at : state.emptySince,
    seats: each(state.seats, (seat) => againFrom(seat)),
    waiting: each(state.waiting, (place) => ({
      ...place,
      keptUntil: place.keptUntil && again(place.keptUntil, lengths.waitingPlace),
    })),
  }

  function fellDueAfter(since: number | null, length: number): boolean {
    return since !== null && fellDue(since + length)
  }
  function againFrom(seat: Seat): Seat {
    const { presence } = seat
    const due = presence.is === 'dropped' && fellDueAfter(presence.since, lengths.seatCloses)
    return due ? { ...seat, presence: { ...presence, since: at } } : seat
  }
}
