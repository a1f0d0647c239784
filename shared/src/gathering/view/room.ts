// What those inside see. For everyone alike but for `you`, her own place and the facilitator's desk. Never who waits,
// who is ready,
// who passes ahead, who is late, or who is hushed, of anybody else.
import { hasPiece, nextOf } from '../order.ts'
import { guideHere, isHere, seatOf } from '../people.ts'
import { rightOf, rowOf, sound } from '../rights.ts'
import type { GatheringState, ParticipantId, Seat } from '../state.ts'
import { byteLength } from '../text.ts'
import type { PieceView, RoomView } from '../view.types.ts'
import { bowlView } from './bowl.ts'
import { deskView } from './desk.ts'
import { comingAfter, yourPlace } from './coming.ts'
import { gatheringView } from './outside.ts'

/**
 * Up to so many bytes the names of all who can hear are sent (some hundred women); beyond, their number, and a view
 * stays small.
 */
const mostNameBytes = 4000

export function roomView(state: GatheringState, audience: RoomView['audience'], who: ParticipantId,
  seat: Seat): RoomView {
  const shared = sharedOf(state)
  const { rest, round } = state
  return {
    audience,
    seq: state.seq,
    gathering: gatheringView(state),
    phase: state.phase === 'before' ? 'before' : 'open',
    mode: state.mode,
    modeNext: state.modeNext,
    rest: rest && { kind: rest.kind, since: rest.since, until: rest.until },
    you: youView(state, who, seat),
    piece: shared.piece,
    seats: shared.seats,
    order: state.order,
    round: round && { number: round.number, prompt: round.prompt, over: round.over, begins: state.order[0] ?? null },
    next: shared.next,
    afterNext: comingAfter(state, shared.next)[0] ?? null,
    yourPlace: yourPlace(state, who, shared.next),
    turnLength: state.turnLength,
    hands: shared.hands,
    heard: shared.heard,
    speaking: shared.speaking,
    canHear: shared.canHear,
    listening: shared.listening,
    facilitatorAway: shared.facilitatorAway,
    bowl: shared.bowl,
    desk: audience === 'facilitator' ? deskView(state, who) : null,
  }
}

function youView(state: GatheringState, who: ParticipantId, seat: Seat): RoomView['you'] {
  const right = rightOf(state, who)
  const hand = state.hands.findIndex((one) => one.who === who)
  return {
    id: who,
    name: seat.name,
    role: seat.role,
    attendance: seat.attendance,
    mediaId: seat.mediaId,
    inOrder: state.order.includes(who),
    once: seat.once,
    ready: seat.ready !== null,
    passingAhead: seat.passingAhead,
    finished: state.round?.done.includes(who) ?? false,
    late: state.round?.late.includes(who) ?? false,
    hushed: seat.hushed,
    cameraStopped: seat.cameraStopped,
    hand: hand < 0 ? null : hand + 1,
    mayPrepare: right?.prepare ?? false,
    maySpeak: right?.speak ?? false,
    maySee: right?.camera ?? false,
    pauseAsked: state.pauseAsked.includes(who),
  }
}

type Shared = Pick<RoomView,
  'piece' | 'seats' | 'next' | 'hands' | 'heard' | 'speaking' | 'canHear' | 'listening' | 'facilitatorAway' | 'bowl'>

/**
 * The same for every socket of one state, so it is made once: a thousand listeners cost a thousand small objects, not a
 * million.
 */
const made = new WeakMap<GatheringState, Shared>()

function sharedOf(state: GatheringState): Shared {
  const before = made.get(state)
  if (before !== undefined) return before
  const shared = makeShared(state)
  made.set(state, shared)
  return shared
}

function makeShared(state: GatheringState): Shared {
  const table = sound(state)
  const seats: RoomView['seats'] = []
  const heard: RoomView['heard'] = []
  const names: string[] = []
  for (const id of state.seatOrder) {
    const seat = seatOf(state, id)
    if (seat === null) continue
    names.push(seat.name)
    if (seat.attendance === 'listening') continue
    const { name, role, mediaId, cameraStopped } = seat
    seats.push({ id, name, role, mediaId, quiet: !isHere(seat), cameraStopped })
    // Hush is hers and the facilitator's to know: a hushed woman stands here as her row says.
    if (rowOf(table, id, seat).speak) heard.push(mediaId)
  }
  const named = state.namesShown === 'names' && names.reduce((sum, name) => sum + byteLength(name), 0) <= mostNameBytes
  return {
    piece: pieceView(state),
    seats, heard,
    next: nextOf(state),
    hands: state.hands.map((hand) => hand.who),
    speaking: speaking(state),
    canHear: { count: names.length, names: named ? names : null },
    listening: names.length - seats.length,
    facilitatorAway: state.phase === 'open' && guideHere(state) === null,
    bowl: bowlView(state),
  }
}

function pieceView({ piece }: GatheringState): PieceView {
  const { turn } = piece
  switch (piece.at) {
    case 'centre': return { at: piece.at, turn }
    case 'note': return { at: piece.at, turn, id: piece.id, text: piece.text }
    case 'offered': return { at: piece.at, to: piece.to, turn, until: piece.until }
    case 'held': {
      const { by, silentUntil, softUntil, keptUntil, written } = piece
      return { at: piece.at, by, turn, silent: silentUntil !== null, silentUntil, softUntil, keptUntil, written }
    }
    default: return piece satisfies never
  }
}

/** Whose voice the room is about now. Facilitators may always be heard; in silence nobody is expected to. */
function speaking(state: GatheringState): RoomView['speaking'] {
  const { piece, rest } = state
  const table = sound(state)
  if (table.row === 'nobody' || rest?.kind === 'silence') return 'nobody'
  if (table.row === 'all-sharing') return 'all'
  if (table.row === 'turn' && piece.at === 'held') return table.speaker !== null && hasPiece(state) === table.speaker
    ? 'holder' : 'nobody'
  return guideHere(state) === null ? 'nobody' : 'facilitator'
}
