// What one audience may see of a state, picked field by field. Nothing is spread out of the state, so a new field cannot leak.
import { isGuiding, seatOf, waitingOf } from './people.ts'
import type { GatheringState, ParticipantId } from './state.ts'
import { roomView } from './view/room.ts'
import { strangerView, waitingView } from './view/outside.ts'
import type { Audience, View } from './view.types.ts'

/** The audience the state gives her. After the end everybody is a stranger. */
export function audienceOf(state: GatheringState, who: ParticipantId | null): Audience {
  if (state.phase === 'ended' || who === null) return 'stranger'
  const seat = seatOf(state, who)
  if (seat !== null) return isGuiding(seat) ? 'facilitator' : seat.attendance
  return waitingOf(state, who) === null ? 'stranger' : 'waiting'
}

/** `who` is null for somebody signed in who never came to this gathering's door. */
export function view(state: GatheringState, who: ParticipantId | null): View {
  const audience = audienceOf(state, who)
  const seat = who === null ? null : seatOf(state, who)
  const place = who === null ? null : waitingOf(state, who)
  switch (audience) {
    case 'facilitator':
    case 'sharing':
    case 'listening':
      return who !== null && seat !== null ? roomView(state, audience, who, seat) : strangerView(state, who)
    case 'waiting':
      return who !== null && place !== null ? waitingView(state, who, place) : strangerView(state, who)
    case 'stranger':
      return strangerView(state, who)
    default:
      return audience satisfies never
  }
}
