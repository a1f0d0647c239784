// What follows from any accepted command by itself: whether somebody guides, whether anybody is here. No rule of the
// order lives here.
import { anybodyHere, facilitatorSits, guideHere, isHere, runningClock, waitingOf } from '../people.ts'
import { TakenNames } from '../name-taken.ts'
import { lengths } from '../state.ts'
import { settleBowl } from './bowl.ts'
import { seatThoseLetIn } from './door.ts'
import { settleNotes } from './notes.ts'
import { newMediaId, tell, type Play } from './play.ts'

export function settle(play: Play): void {
  if (play.state.phase === 'ended') return
  seatWaitingGuides(play)
  if (play.state.phase !== 'open') return
  settleGuides(play)
  seatThoseLetIn(play)
  const empty = !anybodyHere(play.state)
  if (empty && play.state.emptySince === null) tell(play, { type: 'room.emptied' })
  if (!empty && play.state.emptySince !== null) tell(play, { type: 'room.entered' })
  settleNotes(play)
  settleBowl(play)
}

/** No facilitator has a seat any more who could let her in: one who guides need not wait for her. */
function seatWaitingGuides(play: Play): void {
  if (facilitatorSits(play.state)) return
  for (const who of play.state.waitingOrder) {
    const place = waitingOf(play.state, who)
    if (place?.role === undefined || place.declined !== null || !isHere(place)) continue
    const { name, skeleton, role } = place
    if (new TakenNames(play.state).by(who, place) === null) {
      tell(play, { type: 'door.guide-came', who, name, skeleton, role, mediaId: newMediaId(play) })
    } else if (!place.admitted) tell(play, { type: 'door.name-asked', people: [who] })
  }
}

function settleGuides(play: Play): void {
  const { state, now } = play
  const guided = guideHere(state) !== null
  if (!guided && state.awaySince === null) {
    tell(play, { type: 'guides.away', restAt: runningClock(state, now) + lengths.away })
  }
  if (!guided || state.awaySince === null) return
  tell(play, { type: 'guides.back' })
  if (state.rest?.kind === 'facilitator-away') tell(play, { type: 'rest.ended' })
}
