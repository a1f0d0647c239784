// How coming, going and changing attendance change the state. Decides nothing.
import type { EventOf, EventType, Evolvers } from '../events.ts'
import { isHere, seatOf, waitingOf } from '../people.ts'
import type { GatheringState, ParticipantId } from '../state.ts'
import { withMembershipChanged } from './bowl.ts'
import { removeSeat, recordGone, joinOrder, leaveOrder, patchSeat } from './seat-changes.ts'

type SeatEvents = Extract<
  EventType,
  `seat.${string}` | `attendance.${string}` | `presence.${string}` | 'role.changed' | 'mark.changed'
>

export const seatEvolvers = {
  'seat.left': (state, event) => {
    return recordGone(
      withMembershipChanged(removeSeat(state, event.who)),
      event.who,
      event.how === 'removed' ? 'removed' : 'left',
    )
  },
  'seat.sent-back': sentBack,
  'attendance.changed': (state, event) => {
    const { who, to, once, mediaId, by } = event
    const changed = patchSeat(state, who, { attendance: to, once, mediaId, movedBy: nameOf(state, by) })
    return to === 'listening' ? leaveOrder(changed, who) : joinOrder(changed, who)
  },
  'attendance.once': (state, event) => patchSeat(state, event.who, { once: event.once }),
  'role.changed': roleChanged,
  'mark.changed': markChanged,
  'presence.returned': returned,
  'presence.dropped': dropped,
} satisfies Evolvers<SeatEvents>

function markChanged(state: GatheringState, { who, guidesMark }: EventOf<'mark.changed'>): GatheringState {
  const marked = <T extends { guidesMark?: string }>({ guidesMark: _before, ...rest }: T) => ({
    ...rest,
    ...(guidesMark !== null && { guidesMark }),
  })
  const seat = seatOf(state, who)
  if (seat !== null) return { ...state, seats: { ...state.seats, [who]: marked(seat) } }
  const place = waitingOf(state, who)
  return place === null ? state : { ...state, waiting: { ...state.waiting, [who]: marked(place) } }
}

/** The name of somebody inside. */
const nameOf = (state: GatheringState, who: ParticipantId | null | undefined): string | null =>
  who ? (seatOf(state, who)?.name ?? null) : null

function sentBack(state: GatheringState, event: EventOf<'seat.sent-back'>): GatheringState {
  const { who, at, keptUntil, by } = event
  const seat = seatOf(state, who)
  if (seat === null) return state
  const { name, skeleton, attendance, presence, guidesMark } = seat
  const place = {
    name,
    skeleton,
    attendance,
    presence,
    since: at,
    keptUntil,
    admitted: false,
    declined: null,
    sentBackBy: nameOf(state, by),
    ...(guidesMark !== undefined && { guidesMark }),
  }
  const left = withMembershipChanged(removeSeat(state, who))
  return { ...left, waiting: { ...left.waiting, [who]: place }, waitingOrder: [...left.waitingOrder, who] }
}

function returned(state: GatheringState, event: EventOf<'presence.returned'>): GatheringState {
  const { who, connection, mediaId } = event
  const presence = { is: 'here', connection } as const
  const seat = seatOf(state, who)
  if (seat !== null) {
    const returns = seat.returns + (isHere(seat) ? 0 : 1)
    return patchSeat(state, who, { presence, returns, mediaId: mediaId ?? seat.mediaId })
  }
  const place = waitingOf(state, who)
  if (place === null) return state
  return { ...state, waiting: { ...state.waiting, [who]: { ...place, presence, keptUntil: null } } }
}

function dropped(state: GatheringState, event: EventOf<'presence.dropped'>): GatheringState {
  const { who, connection, at, keptUntil } = event
  const presence = { is: 'dropped', since: at, connection } as const
  const place = waitingOf(state, who)
  if (place === null) return patchSeat(state, who, { presence })
  return { ...state, waiting: { ...state.waiting, [who]: { ...place, presence, keptUntil } } }
}

/** At the door a member has none written down, and one who guides would like to share. */
function roleChanged(state: GatheringState, { who, role }: EventOf<'role.changed'>): GatheringState {
  const waits = waitingOf(state, who)
  if (waits === null) {
    const { [who]: hers = seatOf(state, who)?.skeleton, ...others } = state.guideNames
    const guideNames = role === 'member' || hers === undefined ? others : { ...others, [who]: hers }
    return { ...patchSeat(state, who, { role }), guideNames }
  }
  const { role: _before, ...place } = waits
  const now = role === 'member' ? place : { ...place, role, attendance: 'sharing' as const }
  return { ...state, waiting: { ...state.waiting, [who]: now } }
}
