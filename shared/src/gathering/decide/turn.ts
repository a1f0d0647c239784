// How a turn ends and where the piece goes then: the part of the rules that many commands share.
import { staysAfterTurn } from '../bowl.ts'
import type { Mark } from '../events.ts'
import { firstHand, pieceWith, ringStep, runningRound, somebodyOwed } from '../order.ts'
import { guideHere, runningClock, seatOf } from '../people.ts'
import { lengths, type GatheringState, type ParticipantId } from '../state.ts'
import { newMediaId, tell, type Play } from './play.ts'

/** Her hold or her offer is over and the piece lies in the centre. Who shares just once listens again after it. */
export function endTurn(play: Play, mark: Mark): void {
  const who = pieceWith(play.state)
  if (who === null) return
  tell(play, { type: 'piece.ended', who, mark })
  if (mark === 'finished' || mark === 'passed') listenAgain(play, [who])
}

function listenAgain(play: Play, people: readonly ParticipantId[]): void {
  for (const who of people) {
    if (!seatOf(play.state, who)?.once) continue
    tell(play, { type: 'attendance.changed', who, to: 'listening', once: false, mediaId: newMediaId(play) })
  }
}

/**
 * A planned way of speaking begins when the share it waited for is over. True when it did: then nothing goes on by
 * itself.
 */
export function beginPlannedMode(play: Play): boolean {
  const { modeNext } = play.state
  if (modeNext === null) return false
  tell(play, { type: 'mode.set', mode: modeNext })
  return true
}

/** The piece goes on from the centre: to the next in the ring, to the first hand, or it stays. */
export function goOn(play: Play): void {
  // What was promised for the end of this turn has the centre first: settle does it.
  if (beginPlannedMode(play) || staysAfterTurn(play.state)) return
  if (runningRound(play.state) !== null) return goOnInRing(play)
  const hand = play.state.mode === 'open' && guideHere(play.state) !== null ? firstHand(play.state) : null
  if (hand !== null) offer(play, hand, 'ring', [])
}

function goOnInRing(play: Play): void {
  const { to, passedOver } = ringStep(play.state)
  if (to === null) {
    // Somebody who dropped may still come back to her turn: then the facilitator closes the round, and nothing does by
    // itself.
    if (!somebodyOwed(play.state)) endRound(play)
    return
  }
  if (guideHere(play.state) === null) return // no new offer: the piece waits in the centre
  offer(play, to, 'ring', passedOver)
  listenAgain(play, passedOver)
}

export function endRound(play: Play): void {
  const { passedOver } = ringStep(play.state)
  tell(play, { type: 'round.ended', passedOver })
  listenAgain(play, passedOver)
}

export function offer(play: Play, to: ParticipantId, by: 'ring' | 'hand', passedOver: ParticipantId[]): void {
  const until = runningClock(play.state, play.now) + lengths.offer
  tell(play, { type: 'piece.offered', to, by, until, passedOver })
}

/** She holds from now, for an ordinary turn or for a silent minute. */
export function hold(play: Play, who: ParticipantId, { silent = false, counts = true } = {}): void {
  const softUntil = play.now + play.state.turnLength
  tell(play, {
    type: 'piece.taken',
    who,
    counts,
    softUntil,
    silentUntil: silent ? play.now + lengths.silentTurn : null,
  })
}

/** The holder's turn is over as it should be. A hold by which the facilitator took the piece back was not her turn. */
export const finishTurn = (play: Play): void => endTurn(play, holdCounts(play.state) ? 'finished' : null)

const holdCounts = ({ piece }: GatheringState): boolean => piece.at !== 'held' || piece.counts

/** The facilitator takes it from her: it comes to her once more at the end, unless she already had a turn. */
export function takenFromHer(state: GatheringState): Mark {
  const who = pieceWith(state)
  const round = runningRound(state)
  if (who === null || round === null || !holdCounts(state)) return null
  return round.done.includes(who) ? null : 'late'
}

/** She was silent or lost: late once, done the second time. */
function lapsed(state: GatheringState): Mark {
  const who = pieceWith(state)
  const mark = takenFromHer(state)
  return mark === 'late' && who !== null && state.round?.lapsed.includes(who) ? 'passed' : mark
}

/** An offer nobody answered. One given by hand ends in the centre; the order's own goes on. */
export function lapseOffer(play: Play): void {
  const { piece } = play.state
  if (piece.at !== 'offered') return
  endTurn(play, lapsed(play.state))
  lapseHand(play, piece.to)
  if (piece.by === 'ring') goOn(play)
}

/** A raised hand that did not answer goes last once, then it is lowered. */
function lapseHand(play: Play, who: ParticipantId): void {
  const hand = play.state.hands.find((one) => one.who === who)
  if (hand !== undefined) tell(play, { type: hand.last ? 'hand.lowered' : 'hand.put-last', who })
}

/** The kept time of a lost holder is over. In open talk the piece goes to the centre, in a round to the next. */
export function lapseHold(play: Play): void {
  endTurn(play, lapsed(play.state))
  if (runningRound(play.state) !== null) goOn(play)
  else beginPlannedMode(play)
}

/** She goes out of the ring: whatever she had is over, not late. True when the piece must go on afterwards. */
export function endTurnOf(play: Play, who: ParticipantId): boolean {
  if (pieceWith(play.state) !== who) return false
  endTurn(play, null)
  return true
}
