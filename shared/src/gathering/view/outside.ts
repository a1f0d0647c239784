// What a woman outside sees: how many wait before her, the facilitator's words, the hour. Nothing of the room.
import { slotOf } from '../bowl.ts'
import { isAskedForAnotherName } from '../name-taken.ts'
import { presentFacilitator, goneOf, presentGuide, seatOf, waitingOf } from '../people.ts'
import type { GatheringState, ParticipantId, WaitingPerson } from '../state.ts'
import type { StrangerView, WaitingView } from '../view.types.ts'

export const gatheringView = ({ id, kind, topic, startsAt, endsAt }: GatheringState): WaitingView['gathering'] => ({
  id,
  kind,
  topic,
  startsAt,
  endsAt,
})

export function waitingView(state: GatheringState, who: ParticipantId, place: WaitingPerson): WaitingView {
  const guide = place.role === undefined ? presentGuide(state) : presentFacilitator(state)
  const { declined } = place
  return {
    audience: 'waiting',
    gathering: gatheringView(state),
    phase: state.phase === 'before' ? 'before' : 'open',
    name: place.name,
    attendance: place.attendance,
    before: placesBefore(state).get(who) ?? 0,
    doorWords: state.doorWords,
    facilitator: guide === null ? null : (seatOf(state, guide)?.name ?? null),
    standing: declined !== null ? declined.how : isAskedForAnotherName(state, who) ? 'another-name' : 'waiting',
    knockFrom: declined?.how === 'not-now' ? declined.knockFrom : null,
    sentBackBy: place.sentBackBy ?? null,
  }
}

/** Counted once for one state: each of a long line would count all those before her again. */
const counted = new WeakMap<GatheringState, ReadonlyMap<ParticipantId, number>>()

/** For each who waits, those before her in line who have not been answered yet. */
function placesBefore(state: GatheringState): ReadonlyMap<ParticipantId, number> {
  const known = counted.get(state)
  if (known !== undefined) return known
  const places = new Map<ParticipantId, number>()
  let before = 0
  for (const who of state.waitingOrder) {
    places.set(who, before)
    if (waitingOf(state, who)?.declined === null) before += 1
  }
  counted.set(state, places)
  return places
}

export function strangerView(state: GatheringState, who: ParticipantId | null): StrangerView {
  return {
    audience: 'stranger',
    gathering: gatheringView(state),
    phase: state.phase,
    standing: standing(state, who),
    marks: lastFrame(state, who),
  }
}

function standing(state: GatheringState, who: ParticipantId | null): StrangerView['standing'] {
  const gone = who === null ? null : goneOf(state, who)
  if (state.phase === 'ended') return gone === 'removed' ? 'removed' : state.cancelled ? 'cancelled' : 'ended'
  return gone ?? 'may-knock'
}

/** The last marks of the bowl, after the end, for whoever had been inside: hers may be among them. */
function lastFrame(state: GatheringState, who: ParticipantId | null): string[] | null {
  const { bowl } = state
  if (bowl === null || who === null || standing(state, who) !== 'ended') return null
  const wasInside = seatOf(state, who) !== null || goneOf(state, who) === 'left' || slotOf(bowl, who) !== null
  return wasInside ? bowl.marks : null
}
