// What follows from every accepted command: whether somebody guides, whether anybody is here. No rule of the order lives here.
import { isAnybodyHere, hasFacilitatorSeat, presentGuide, isHere, turnClock, waitingOf } from '../people.ts'
import { TakenNames } from '../name-taken.ts'
import { durations } from '../state.ts'
import { settleBowl } from './bowl.ts'
import { seatThoseLetIn } from './door.ts'
import { settleNotes } from './notes.ts'
import { newMediaId, emit, type Draft } from './draft.ts'

export function settle(draft: Draft): void {
  if (draft.state.phase === 'ended') return
  seatWaitingGuides(draft)
  if (draft.state.phase !== 'open') return
  settleGuides(draft)
  seatThoseLetIn(draft)
  const empty = !isAnybodyHere(draft.state)
  if (empty && draft.state.emptySince === null) emit(draft, { type: 'room.emptied' })
  if (!empty && draft.state.emptySince !== null) emit(draft, { type: 'room.entered' })
  settleNotes(draft)
  settleBowl(draft)
}

/** No facilitator has a seat any more who could let her in: one who guides need not wait for her. */
function seatWaitingGuides(draft: Draft): void {
  if (hasFacilitatorSeat(draft.state)) return
  for (const who of draft.state.waitingOrder) {
    const place = waitingOf(draft.state, who)
    if (place?.role === undefined || place.declined !== null || !isHere(place)) continue
    const { name, skeleton, role } = place
    if (new TakenNames(draft.state).by(who, place) === null) {
      emit(draft, { type: 'door.guide-came', who, name, skeleton, role, mediaId: newMediaId(draft) })
    } else if (!place.admitted) emit(draft, { type: 'door.name-asked', people: [who] })
  }
}

function settleGuides(draft: Draft): void {
  const { state, now } = draft
  const guided = presentGuide(state) !== null
  if (!guided && state.awaySince === null) {
    emit(draft, { type: 'guides.away', restAt: turnClock(state, now) + durations.away })
  }
  if (!guided || state.awaySince === null) return
  emit(draft, { type: 'guides.back' })
  if (state.rest?.kind === 'facilitator-away') emit(draft, { type: 'rest.ended' })
}
