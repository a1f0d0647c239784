// How a turn ends and where the piece goes then: the part of the rules that many commands share.
import { isCentreReserved } from '../bowl.ts'
import type { TurnResult } from '../events.ts'
import { firstHand, pieceWith, ringStep, runningRound, isAnybodyOwed } from '../order.ts'
import { presentGuide, turnClock, seatOf } from '../people.ts'
import { durations, type GatheringState, type ParticipantId } from '../state.ts'
import { newMediaId, emit, type Draft } from './draft.ts'

/** A hold or an offer is over and the piece lies in the centre. A woman who shares just once listens again after it. */
export function endTurn(draft: Draft, result: TurnResult): void {
  const who = pieceWith(draft.state)
  if (who === null) return
  emit(draft, { type: 'piece.ended', who, result })
  if (result === 'finished' || result === 'passed') listenAgain(draft, [who])
}

function listenAgain(draft: Draft, people: readonly ParticipantId[]): void {
  for (const who of people) {
    if (!seatOf(draft.state, who)?.once) continue
    emit(draft, { type: 'attendance.changed', who, to: 'listening', once: false, mediaId: newMediaId(draft) })
  }
}

/**
 * A planned mode begins when the share it waited for is over. True when it began: then the piece does not go on by itself.
 */
export function beginPlannedMode(draft: Draft): boolean {
  const { modeNext } = draft.state
  if (modeNext === null) return false
  emit(draft, { type: 'mode.set', mode: modeNext })
  return true
}

/** The piece goes on from the centre: to the next in the ring, to the first hand, or it stays. */
export function goOn(draft: Draft): void {
  // A note or the bowl has the centre first: settle puts it there.
  if (beginPlannedMode(draft) || isCentreReserved(draft.state)) return
  if (runningRound(draft.state) !== null) return goOnInRing(draft)
  const hand = draft.state.mode === 'open' && presentGuide(draft.state) !== null ? firstHand(draft.state) : null
  if (hand !== null) offer(draft, hand, 'ring', [])
}

function goOnInRing(draft: Draft): void {
  const { to, passedOver } = ringStep(draft.state)
  if (to === null) {
    // A dropped woman may still come back to her turn: then only the facilitator closes the round.
    if (!isAnybodyOwed(draft.state)) endRound(draft)
    return
  }
  if (presentGuide(draft.state) === null) return // no new offer: the piece waits in the centre
  offer(draft, to, 'ring', passedOver)
  listenAgain(draft, passedOver)
}

export function endRound(draft: Draft): void {
  const { passedOver } = ringStep(draft.state)
  emit(draft, { type: 'round.ended', passedOver })
  listenAgain(draft, passedOver)
}

export function offer(draft: Draft, to: ParticipantId, by: 'ring' | 'hand', passedOver: ParticipantId[]): void {
  const until = turnClock(draft.state, draft.now) + durations.offer
  emit(draft, { type: 'piece.offered', to, by, until, passedOver })
}

/** She holds from now, for an ordinary turn or for a silent minute. */
export function hold(draft: Draft, who: ParticipantId, { silent = false, counts = true } = {}): void {
  const softUntil = draft.now + draft.state.turnLength
  emit(draft, {
    type: 'piece.taken',
    who,
    counts,
    softUntil,
    silentUntil: silent ? draft.now + durations.silentTurn : null,
  })
}

/** The holder's turn ends normally. A hold by which the facilitator took the piece back is not a turn. */
export const finishTurn = (draft: Draft): void => endTurn(draft, holdCounts(draft.state) ? 'finished' : null)

const holdCounts = ({ piece }: GatheringState): boolean => piece.at !== 'held' || piece.counts

/** The facilitator takes the piece: it comes to that woman once more at the end, unless she already had a turn. */
export function resultWhenTaken(state: GatheringState): TurnResult {
  const who = pieceWith(state)
  const round = runningRound(state)
  if (who === null || round === null || !holdCounts(state)) return null
  return round.done.includes(who) ? null : 'late'
}

/** She did not answer or was lost: late the first time, done the second time. */
function lapsed(state: GatheringState): TurnResult {
  const who = pieceWith(state)
  const result = resultWhenTaken(state)
  return result === 'late' && who !== null && state.round?.lapsed.includes(who) ? 'passed' : result
}

/** An unanswered offer. After an offer by hand the piece stays in the centre; after one by the ring it goes on. */
export function lapseOffer(draft: Draft): void {
  const { piece } = draft.state
  if (piece.at !== 'offered') return
  endTurn(draft, lapsed(draft.state))
  lapseHand(draft, piece.to)
  if (piece.by === 'ring') goOn(draft)
}

/** A raised hand that did not answer goes last once, then it is lowered. */
function lapseHand(draft: Draft, who: ParticipantId): void {
  const hand = draft.state.hands.find((one) => one.who === who)
  if (hand !== undefined) emit(draft, { type: hand.last ? 'hand.lowered' : 'hand.put-last', who })
}

/** The time kept for a lost holder is over. In open talk the piece goes to the centre, in a round to the next. */
export function lapseHold(draft: Draft): void {
  endTurn(draft, lapsed(draft.state))
  if (runningRound(draft.state) !== null) goOn(draft)
  else beginPlannedMode(draft)
}

/** She leaves the ring: her hold or offer is over, and she is not late. True when the piece must go on afterwards. */
export function endTurnOf(draft: Draft, who: ParticipantId): boolean {
  if (pieceWith(draft.state) !== who) return false
  endTurn(draft, null)
  return true
}
