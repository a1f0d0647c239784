// What follows from any accepted command by itself: whether somebody guides, whether anybody is here. No rule of the
// order lives here.
import { anybodyHere, facilitatorSits, guideHere, isHere, runningClock, waitingOf } from '../people.ts'
import { lengths } from '../state.ts'
import { settleBowl } from './bowl.ts'
import { settleNotes } from './notes.ts'
import { newMediaId, tell, type Play } from './play.ts'

export function settle(play: Play): void {
  if (play.state.phase === 'ended') return
  seatWaitingGuides(play)
  if (play.state.phase !== 'open') return
  settleGuides(play)
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
    tell(play, { type: 'door.guide-came', who, name, skeleton, role, mediaId: newMediaId(play) })
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
  seatThoseLetIn(play)
}

/** While nobody guides nobody new comes in, not even one who was let in before: she comes in now. */
function seatThoseLetIn(play: Play): void {
  const people = play.state.waitingOrder.filter((who) => {
    const place = waitingOf(play.state, who)
    return place?.admitted && isHere(place)
  })
  if (people.length === 0) return
  tell(play, { type: 'door.admitted', people: people.map((who) => ({ who, mediaId: newMediaId(play) })) })
}
