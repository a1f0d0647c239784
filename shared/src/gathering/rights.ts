// Who may be heard and seen: the rights table, and nothing else. The SFU applies `mayPublishMicrophone`, the gate `maySpeak`.
import { pieceWith, nextOf } from './order.ts'
import { isGuiding, seatOf } from './people.ts'
import type { Right, Rights } from './rights.types.ts'
import type { GatheringState, ParticipantId, Seat } from './state.ts'

/** Everybody inside while the circle is not over; a missing participant gets nothing at all. */
export function rights(state: GatheringState): Rights {
  if (state.phase === 'ended') return {}
  const table = rightsRow(state)
  const all: Rights = {}
  for (const who of state.seatOrder) {
    const seat = seatOf(state, who)
    if (seat !== null) all[who] = { room: mainRoom(state), ...rightOf(table, who, seat) }
  }
  return all
}

/** The SFU's room of everybody for whom the state names no other. */
const mainRoom = (state: GatheringState): string => state.id

/** Every room of the gathering at the SFU: the main room, and those in which somebody has a right. */
export const roomsOf = (state: GatheringState): ReadonlySet<string> =>
  new Set([mainRoom(state), ...Object.values(rights(state)).map(({ room }) => room)])

/** Whom a row of the table names, besides the facilitators. */
export type RightsRow =
  | { row: 'nobody' } // before the opening
  | { row: 'guides' } // centre, rest, note
  | { row: 'all-sharing' }
  | { row: 'turn'; prepared: readonly ParticipantId[]; speaker: ParticipantId | null }

/** The row of the table this state is in. */
export function rightsRow(state: GatheringState): RightsRow {
  const { piece } = state
  if (state.phase !== 'open') return { row: 'nobody' }
  if (state.rest !== null || piece.at === 'note') return { row: 'guides' }
  if (state.mode === 'together' || state.kind === 'one-to-one') return { row: 'all-sharing' }
  switch (piece.at) {
    case 'centre':
      return { row: 'guides' }
    case 'offered':
      return { row: 'turn', prepared: [piece.to, ...readyNext(state)], speaker: null }
    case 'held':
      return {
        row: 'turn',
        prepared: [piece.by, ...readyNext(state)],
        speaker: piece.silentUntil === null ? piece.by : null,
      }
    default:
      return piece satisfies never
  }
}

/** The next woman, if she said "I'm ready" in this turn. */
export function readyNext(state: GatheringState): ParticipantId[] {
  const next = pieceWith(state) === null ? null : nextOf(state)
  return next !== null && seatOf(state, next)?.ready === state.piece.turn ? [next] : []
}

/** What a row gives a participant, before a hush is applied. */
export function microphoneRights(
  table: RightsRow,
  who: ParticipantId,
  seat: Seat,
): { mayPublishMicrophone: boolean; maySpeak: boolean } {
  const guides = isGuiding(seat)
  if (seat.attendance === 'listening') return { mayPublishMicrophone: false, maySpeak: false }
  switch (table.row) {
    case 'nobody':
      return { mayPublishMicrophone: false, maySpeak: false }
    case 'guides':
      return { mayPublishMicrophone: guides, maySpeak: guides }
    case 'all-sharing':
      return { mayPublishMicrophone: true, maySpeak: true }
    case 'turn':
      return { mayPublishMicrophone: guides || table.prepared.includes(who), maySpeak: guides || table.speaker === who }
    default:
      return table satisfies never
  }
}

/** What the table gives her. */
export function rightOf(table: RightsRow, who: ParticipantId, seat: Seat): Omit<Right, 'room'> {
  const { mayPublishMicrophone, maySpeak } = microphoneRights(table, who, seat)
  const sharing = seat.attendance === 'sharing'
  return {
    mediaId: seat.mediaId,
    mayPublishMicrophone,
    maySpeak: maySpeak && !seat.hushed,
    mayPublishCamera: sharing && table.row !== 'nobody' && !seat.cameraStopped,
    hidden: !sharing,
  }
}
