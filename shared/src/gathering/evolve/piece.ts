// How the events of the piece change the state. Each place the piece comes to has the next turn number. Decides nothing.
import type { EventOf, EventType, Evolvers } from '../events.ts'
import { runningRound } from '../order.ts'
import { seatOf } from '../people.ts'
import type { GatheringState, ParticipantId, Piece } from '../state.ts'
import { clearTurnResult, recordTurnResult, passOver } from './round.ts'
import { patchSeat } from './seat-changes.ts'

type PieceEvents = Extract<EventType, `piece.${string}`>
type Held = Extract<Piece, { at: 'held' }>

export const pieceEvolvers = {
  'piece.offered': offered,
  'piece.taken': taken,
  'piece.spoken': (state, event) => beginShare(hold(state, { silentUntil: null, softUntil: event.softUntil })),
  'piece.ended': ended,
  'piece.kept': (state, event) => hold(state, { keptUntil: event.until }),
  'piece.resumed': (state, event) => hold(state, { keptUntil: null, softUntil: event.softUntil }),
  'piece.written': written,
  'piece.lengthened': (state, event) => hold(state, { softUntil: event.softUntil }),
  'piece.readied': (state, event) => patchSeat(state, event.who, { ready: event.ready ? state.piece.turn : null }),
  'piece.passed-ahead': (state, event) => patchSeat(state, event.who, { passingAhead: event.ahead }),
} satisfies Evolvers<PieceEvents>

function hold(state: GatheringState, change: Partial<Held>): GatheringState {
  return state.piece.at === 'held' ? { ...state, piece: { ...state.piece, ...change } } : state
}

/** Only the ring's own offers move its cursor. */
function offered(state: GatheringState, event: EventOf<'piece.offered'>): GatheringState {
  const { to, by, until, passedOver } = event
  const piece: Piece = { at: 'offered', to, by, until, turn: state.piece.turn + 1 }
  const round = runningRound(state)
  if (round === null || by === 'hand') return { ...state, piece }
  return { ...state, piece, round: { ...passOver(round, passedOver), cursor: to } }
}

function taken(state: GatheringState, event: EventOf<'piece.taken'>): GatheringState {
  const { who, counts, softUntil, silentUntil } = event
  const turn = state.piece.turn + 1
  const piece: Held = { at: 'held', by: who, turn, counts, silentUntil, softUntil, keptUntil: null, written: [] }
  const round = runningRound(state)
  const took: GatheringState = {
    ...state,
    piece,
    round: round !== null && counts ? clearTurnResult(round, who) : state.round,
    hands: state.hands.filter((hand) => hand.who !== who),
  }
  const begun = counts && silentUntil === null ? beginShare(took) : took
  return carryReadiness(patchSeat(begun, who, { hushed: false }), state.piece, turn)
}

/** A share begins, and the last written share goes. Silence and a piece taken back are no share. */
const beginShare = (state: GatheringState): GatheringState =>
  state.lastWritten === null ? state : { ...state, lastWritten: null }

function written(state: GatheringState, { text }: EventOf<'piece.written'>): GatheringState {
  if (state.piece.at !== 'held') return state
  return beginShare(hold(state, { written: [...state.piece.written, text] }))
}

/** Her written share stays readable after her turn. */
function ended(state: GatheringState, { who, result }: EventOf<'piece.ended'>): GatheringState {
  const texts = state.piece.at === 'held' ? state.piece.written : []
  const wrote = texts.length === 0 ? {} : { lastWritten: { by: who, name: seatOf(state, who)?.name ?? '', texts } }
  return {
    ...state,
    ...wrote,
    round: recordTurnResult(state, who, result),
    piece: { at: 'centre', turn: state.piece.turn + 1 },
  }
}

/** An "I'm ready" said while the piece was on offer stays valid when the piece is taken: she is still next. */
function carryReadiness(state: GatheringState, before: Piece, turn: number): GatheringState {
  const isReady = (who: ParticipantId) => before.at === 'offered' && seatOf(state, who)?.ready === before.turn
  return state.order.filter(isReady).reduce((now, who) => patchSeat(now, who, { ready: turn }), state)
}
