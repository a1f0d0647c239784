// What anybody may know of the turns still to come. Another's passing ahead and lateness stay hidden: both look like a woman
// to whom the piece will come, or has come. So a place means "it may come to you after so many turns", never a promise.
import { pieceWith, ringAfter, runningRound } from '../order.ts'
import { isHere, seatOf } from '../people.ts'
import type { GatheringState, ParticipantId } from '../state.ts'

/** Present women of the ring after `next` to whom the ring has not come yet; in open talk the hands after hers. */
export function upcomingAfter(state: GatheringState, next: ParticipantId | null): ParticipantId[] {
  if (next === null) return []
  const current = pieceWith(state)
  const round = runningRound(state)
  const line = round === null ? state.hands.map((hand) => hand.who) : ringAfter(state.order, round.cursor)
  const at = line.indexOf(next)
  if (at < 0) return []
  return line.slice(at + 1).filter((who) => {
    const reached = round !== null && (round.done.includes(who) || round.late.includes(who))
    return who !== current && !reached && isHere(seatOf(state, who))
  })
}

/** How many turns until it may come to her, 1 = next; null when it will not. `coming`: after `next`. */
export function yourPlace(
  state: GatheringState,
  who: ParticipantId,
  next: ParticipantId | null,
  coming: readonly ParticipantId[],
): number | null {
  if (next === null || pieceWith(state) === who) return null
  if (who === next) return 1
  if (seatOf(state, who)?.passingAhead) return null
  const at = coming.indexOf(who)
  if (at >= 0) return at + 2
  return runningRound(state)?.late.includes(who) ? coming.length + 2 : null
}
