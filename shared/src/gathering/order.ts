// The talking order: who is next, who comes after, and how the ring changes. Reads and lists only; it decides nothing.
import { isHere, seatOf } from './people.ts'
import type { GatheringState, ParticipantId, Round } from './state.ts'

/** The round that runs in the ring or lies under another way of speaking; null when none was begun or it is over. */
export const unfinishedRound = (state: GatheringState): Round | null =>
  state.round !== null && !state.round.over ? state.round : null

/** The round the piece itself follows now. */
export const runningRound = (state: GatheringState): Round | null =>
  state.mode === 'round' ? unfinishedRound(state) : null

type WhereThePieceIs =
  | { at: 'centre' | 'note' }
  | { at: 'offered'; to: ParticipantId }
  | { at: 'held'; by: ParticipantId }

/** The participant whom the piece is offered to or held by, in a state or in a view; null when nobody has it. */
export function pieceWith({ piece }: { piece: WhereThePieceIs }): ParticipantId | null {
  switch (piece.at) {
    case 'centre':
    case 'note':
      return null
    case 'offered':
      return piece.to
    case 'held':
      return piece.by
    default:
      return piece satisfies never
  }
}

/** The ring from the woman after the cursor once round to the cursor herself. */
export function ringAfter(order: readonly ParticipantId[], cursor: ParticipantId | null): ParticipantId[] {
  const start = cursor === null ? 0 : order.indexOf(cursor) + 1
  return [...order.slice(start), ...order.slice(0, start)]
}

export type RingStep = { to: ParticipantId | null; passedOver: ParticipantId[] }

/**
 * Where the ring goes on: the first after the cursor who is present, not done, not late and not passing ahead; then the
 * late. Those passing ahead on the way are `passedOver`: they are reached, and done. The woman who has the piece is left
 * out, unless her hold is not her turn (the facilitator took the piece back).
 */
export function ringStep(state: GatheringState): RingStep {
  const round = runningRound(state)
  const passedOver: ParticipantId[] = []
  if (round === null) return { to: null, passedOver }
  const { piece } = state
  const current = piece.at === 'held' && !piece.counts ? null : pieceWith(state)
  const owed = ringAfter(state.order, round.cursor).filter(
    (who) => !round.done.includes(who) && !round.late.includes(who),
  )
  for (const who of [...owed, ...round.late]) {
    const seat = seatOf(state, who)
    if (who === current || seat === null) continue
    if (seat.passingAhead) passedOver.push(who)
    else if (isHere(seat)) return { to: who, passedOver }
  }
  return { to: null, passedOver }
}

/** Whether the running round still owes somebody a turn, present or not. */
export function isAnybodyOwed(state: GatheringState): boolean {
  const round = runningRound(state)
  return round !== null && state.order.some((who) => !round.done.includes(who) && !seatOf(state, who)?.passingAhead)
}

/** The first raised hand of a present woman who has not got the piece already. */
export function firstHand(state: GatheringState): ParticipantId | null {
  const current = pieceWith(state)
  return state.hands.find(({ who }) => who !== current && isHere(seatOf(state, who)))?.who ?? null
}

/**
 * The woman to whom the piece goes by itself after this turn, and after a note if one comes first; null: the centre. A note
 * that waits to be laid changes nothing here: only those who guide know of it.
 */
export function nextOf(state: GatheringState): ParticipantId | null {
  if (state.phase !== 'open' || state.modeNext !== null) return null
  switch (state.mode) {
    case 'round':
      return ringStep(state).to
    case 'open':
      return firstHand(state)
    case 'teaching':
    case 'together':
      return null
    default:
      return state.mode satisfies never
  }
}

/** The woman with whom a new round would begin. */
export const firstInRing = (state: GatheringState): ParticipantId | null =>
  state.order.find((who) => isHere(seatOf(state, who))) ?? null

/** The order with `who` before `before`, or last. The list must hold both. */
export function withMoved(
  order: readonly ParticipantId[],
  who: ParticipantId,
  before: ParticipantId | null,
): ParticipantId[] {
  const without = order.filter((one) => one !== who)
  const at = before === null ? without.length : without.indexOf(before)
  return [...without.slice(0, at), who, ...without.slice(at)]
}

/** The cursor after `who` has left the ring: her predecessor when the cursor was on her. */
export function cursorWithout(
  order: readonly ParticipantId[],
  cursor: ParticipantId | null,
  who: ParticipantId,
): ParticipantId | null {
  if (cursor !== who) return cursor
  const before = order.at(order.indexOf(who) - 1)
  return before === undefined || before === who ? null : before
}
