// What those inside see. It is the same for everybody except `you`, `yourPlace` and the desk. Nobody sees of another who
// waits, is ready, passes ahead, is late or is hushed.
import { pieceWith, nextOf } from '../order.ts'
import { presentGuide, isHere, seatOf } from '../people.ts'
import { rightOf, microphoneRights, type RightsRow, rightsRow } from '../rights.ts'
import type { GatheringState, ParticipantId, Seat } from '../state.ts'
import { byteLength } from '../text.ts'
import type { OwnView, PieceView, RoomView, SharedView } from '../view.types.ts'
import { bowlView } from './bowl.ts'
import { deskView } from './desk.ts'
import { upcomingAfter, yourPlace } from './upcoming.ts'
import { gatheringView } from './outside.ts'

/**
 * Up to so many bytes the names of all who can hear are sent (some hundred women); beyond, their number, and a view
 * stays small.
 */
const mostNameBytes = 4000

export function roomView(
  state: GatheringState,
  audience: OwnView['audience'],
  who: ParticipantId,
  seat: Seat,
): RoomView {
  const { shared, table, coming } = madeOf(state)
  return {
    ...shared,
    audience,
    you: youView(state, who, seat, table),
    yourPlace: yourPlace(state, who, shared.next, coming),
    desk: audience === 'facilitator' ? deskView(state, who) : null,
  }
}

function youView(state: GatheringState, who: ParticipantId, seat: Seat, table: RightsRow): OwnView['you'] {
  const right = rightOf(table, who, seat)
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
    returns: seat.returns,
    hand: hand < 0 ? null : hand + 1,
    mayPublishMicrophone: right.mayPublishMicrophone,
    maySpeak: right.maySpeak,
    mayPublishCamera: right.mayPublishCamera,
    movedBy: seat.movedBy ?? null,
    pauseAsked: state.pauseAsked.includes(who),
  }
}

/** What a state gives to everyone alike, and what is read from it for each. */
type Made = { shared: SharedView; table: RightsRow; coming: ParticipantId[] }

/**
 * The same for every socket of one state, so it is made once: a thousand listeners cost a thousand small objects, not a
 * million.
 */
const made = new WeakMap<GatheringState, Made>()

function madeOf(state: GatheringState): Made {
  const before = made.get(state)
  if (before !== undefined) return before
  const table = rightsRow(state)
  const coming = upcomingAfter(state, nextOf(state))
  const now = { shared: makeShared(state, table, coming), table, coming }
  made.set(state, now)
  return now
}

/** The very same object for everybody who sees this state. It is made without knowing for whom. */
export const sharedView = (state: GatheringState): SharedView => madeOf(state).shared

function makeShared(state: GatheringState, table: RightsRow, coming: readonly ParticipantId[]): SharedView {
  const { rest, round } = state
  const seats: SharedView['seats'] = []
  const heard: SharedView['heard'] = []
  const names: string[] = []
  for (const id of state.seatOrder) {
    const seat = seatOf(state, id)
    if (seat === null) continue
    names.push(seat.name)
    if (seat.attendance === 'listening') continue
    const { name, role, mediaId, cameraStopped } = seat
    seats.push({ id, name, role, mediaId, quiet: !isHere(seat), cameraStopped })
    // Hush is hers and the facilitator's to know: a hushed woman stands here as her row says.
    if (microphoneRights(table, id, seat).maySpeak) heard.push(mediaId)
  }
  const named = state.namesShown === 'names' && names.reduce((sum, name) => sum + byteLength(name), 0) <= mostNameBytes
  return {
    gathering: gatheringView(state),
    phase: state.phase === 'before' ? 'before' : 'open',
    mode: state.mode,
    modeNext: state.modeNext,
    rest: rest && { kind: rest.kind, since: rest.since, until: rest.until },
    piece: pieceView(state),
    lastWritten: writtenView(state),
    seats,
    order: state.order,
    round: round && { number: round.number, prompt: round.prompt, over: round.over, begins: state.order[0] ?? null },
    next: nextOf(state),
    afterNext: coming[0] ?? null,
    turnLength: state.turnLength,
    hands: state.hands.map((hand) => hand.who),
    heard,
    speaking: speaking(state),
    canHear: { count: names.length, names: named ? names : null },
    listening: names.length - seats.length,
    facilitatorAway: state.phase === 'open' && presentGuide(state) === null,
    bowl: bowlView(state),
  }
}

const writtenView = ({ lastWritten }: GatheringState): SharedView['lastWritten'] =>
  lastWritten && { by: lastWritten.by, name: lastWritten.name, texts: lastWritten.texts }

function pieceView({ piece }: GatheringState): PieceView {
  const { turn } = piece
  switch (piece.at) {
    case 'centre':
      return { at: piece.at, turn }
    case 'note':
      return { at: piece.at, turn, id: piece.id, text: piece.text }
    case 'offered':
      return { at: piece.at, to: piece.to, turn, until: piece.until }
    case 'held': {
      const { by, silentUntil, softUntil, keptUntil, written } = piece
      return { at: piece.at, by, turn, silent: silentUntil !== null, silentUntil, softUntil, keptUntil, written }
    }
    default:
      return piece satisfies never
  }
}

/** Whose voice the room is about now. Facilitators may always be heard; in silence nobody is expected to. */
function speaking(state: GatheringState): SharedView['speaking'] {
  const { piece, rest } = state
  const table = rightsRow(state)
  if (table.row === 'nobody' || rest?.kind === 'silence') return 'nobody'
  if (table.row === 'all-sharing') return 'all'
  if (table.row === 'turn' && piece.at === 'held')
    return table.speaker !== null && pieceWith(state) === table.speaker ? 'holder' : 'nobody'
  return presentGuide(state) === null ? 'nobody' : 'facilitator'
}
