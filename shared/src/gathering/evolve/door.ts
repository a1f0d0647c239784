// How the events of the door change the state. Decides nothing.
import type { EventOf, EventType, Evolvers } from '../events.ts'
import { waitingOf } from '../people.ts'
import type { GatheringState, ParticipantId, WaitingPerson } from '../state.ts'
import { withMembershipChanged } from './bowl.ts'
import { removeWaiting, recordGone, joinOrder, newSeat } from './seat-changes.ts'

type DoorEvents = Extract<EventType, `door.${string}`>

export const doorEvolvers = {
  'door.knocked': knocked,
  'door.guide-came': guideCame,
  'door.withdrew': (state, event) => removeWaiting(state, event.who),
  'door.admitted': admitted,
  'door.admitted-offline': (state, event) =>
    event.people.reduce(
      (now, who) => patchPlace(now, who, { admitted: true, declined: null, keptUntil: event.until }),
      state,
    ),
  'door.name-asked': (state, event) =>
    event.people.reduce((now, who) => patchPlace(now, who, { admitted: true, declined: null }), state),
  'door.declined': (state, event) =>
    patchPlace(state, event.who, {
      admitted: false,
      declined: event.how === 'not-now' ? { how: event.how, knockFrom: event.knockFrom } : { how: event.how },
    }),
  // Her written share goes with her, as from the room.
  'door.removed': (state, event) => recordGone(removeWaiting(state, event.who), event.who, 'removed'),
  'door.lapsed': (state, event) =>
    waitingOf(state, event.who)?.declined?.how === 'not-this-time'
      ? recordGone(removeWaiting(state, event.who), event.who, 'not-this-time')
      : removeWaiting(state, event.who),
  'door.said': (state, event) => ({ ...state, doorWords: event.text }),
  'door.kept-apart': keptApart,
} satisfies Evolvers<DoorEvents>

function patchPlace(state: GatheringState, who: ParticipantId, change: Partial<WaitingPerson>): GatheringState {
  const place = waitingOf(state, who)
  return place === null ? state : { ...state, waiting: { ...state.waiting, [who]: { ...place, ...change } } }
}

/** A new knock after "not now" goes to the end of the queue. A changed name keeps its place and its admission. */
function knocked(state: GatheringState, event: EventOf<'door.knocked'>): GatheringState {
  const { who, name, skeleton, attendance, role, reserved, guidesMark, at } = event
  const before = waitingOf(state, who)
  const stays = before !== null && before.declined === null
  const place: WaitingPerson = {
    name,
    skeleton,
    attendance,
    ...(role !== undefined && { role }),
    ...(reserved && { reserved }),
    since: stays ? before.since : at,
    presence: before?.presence ?? { is: 'here', connection: '' },
    keptUntil: null,
    admitted: stays && before.admitted,
    declined: null,
    ...(guidesMark !== undefined && { guidesMark }),
  }
  const line = stays ? state.waitingOrder : [...state.waitingOrder.filter((one) => one !== who), who]
  return { ...state, waiting: { ...state.waiting, [who]: place }, waitingOrder: line }
}

function guideCame(state: GatheringState, event: EventOf<'door.guide-came'>): GatheringState {
  const { who, name, skeleton, role, mediaId } = event
  const presence = waitingOf(state, who)?.presence ?? { is: 'here', connection: '' }
  const seat = newSeat({ name, skeleton, role, mediaId, attendance: 'sharing', presence })
  return joinOrder(takeSeats(removeWaiting(state, who), { [who]: seat }), who)
}

/** All in one step, so that letting in a thousand listeners stays linear. */
function admitted(state: GatheringState, event: EventOf<'door.admitted'>): GatheringState {
  const seats: GatheringState['seats'] = {}
  for (const { who, mediaId } of event.people) {
    const place = waitingOf(state, who)
    if (place === null) continue
    const { name, skeleton, attendance, presence, guidesMark, role = 'member' } = place
    seats[who] = newSeat({
      name,
      skeleton,
      attendance,
      presence,
      mediaId,
      role,
      ...(guidesMark !== undefined && { guidesMark }),
    })
  }
  const waiting = Object.fromEntries(Object.entries(state.waiting).filter(([who]) => !Object.hasOwn(seats, who)))
  const waitingOrder = state.waitingOrder.filter((who) => !Object.hasOwn(seats, who))
  const sharing = Object.keys(seats).filter((who) => seats[who]?.attendance === 'sharing')
  return sharing.reduce(joinOrder, takeSeats({ ...state, waiting, waitingOrder }, seats))
}

function takeSeats(state: GatheringState, seats: GatheringState['seats']): GatheringState {
  const gone = Object.fromEntries(Object.entries(state.gone).filter(([who]) => !Object.hasOwn(seats, who)))
  const guides = Object.entries(seats)
    .filter(([, seat]) => seat.role !== 'member')
    .map(([who, seat]) => [who, seat.skeleton] as const)
  return withMembershipChanged({
    ...state,
    gone,
    seats: { ...state.seats, ...seats },
    seatOrder: [...state.seatOrder, ...Object.keys(seats)],
    ...(guides.length > 0 && { guideNames: { ...state.guideNames, ...Object.fromEntries(guides) } }),
  })
}

function keptApart(state: GatheringState, event: EventOf<'door.kept-apart'>): GatheringState {
  const { one, other } = event
  const others = state.apart.filter((pair) => !(pair.includes(one) && pair.includes(other)))
  return { ...state, apart: event.apart ? [...others, [one, other]] : others }
}
