// Questions about the people of a gathering. Reads only. An id may come from outside, so each look-up ignores the prototype.
import type { GatheringState, ParticipantId, Seat, WaitingPerson } from './state.ts'

export const seatOf = (state: GatheringState, who: ParticipantId): Seat | null =>
  Object.hasOwn(state.seats, who) ? (state.seats[who] ?? null) : null

export const waitingOf = (state: GatheringState, who: ParticipantId): WaitingPerson | null =>
  Object.hasOwn(state.waiting, who) ? (state.waiting[who] ?? null) : null

export const goneOf = (state: GatheringState, who: ParticipantId) =>
  Object.hasOwn(state.gone, who) ? (state.gone[who] ?? null) : null

export const isHere = (person: Seat | WaitingPerson | null): boolean => person?.presence.is === 'here'

/** Facilitator or co-facilitator. */
export const isGuiding = (seat: Seat | null): boolean => seat !== null && seat.role !== 'member'

export const presentFacilitator = (state: GatheringState): ParticipantId | null =>
  state.seatOrder.find((who) => seatOf(state, who)?.role === 'facilitator' && isHere(seatOf(state, who))) ?? null

/** The first present facilitator, the facilitator herself before a co-facilitator; null while nobody guides. */
export function presentGuide(state: GatheringState): ParticipantId | null {
  return (
    presentFacilitator(state) ??
    state.seatOrder.find((who) => isGuiding(seatOf(state, who)) && isHere(seatOf(state, who))) ??
    null
  )
}

/** A facilitator has a seat, present or not. While she has one, nobody else lets a guide in. */
export const hasFacilitatorSeat = (state: GatheringState): boolean =>
  state.seatOrder.some((who) => seatOf(state, who)?.role === 'facilitator')

export const isAnybodyHere = (state: GatheringState): boolean =>
  state.seatOrder.some((who) => isHere(seatOf(state, who)))

/**
 * The clock of turns stands still under a rest: a duration that begins in a rest is counted from the beginning of the rest,
 * and the end of the rest shifts it.
 */
export const turnClock = (state: GatheringState, now: number): number => (state.rest === null ? now : state.rest.since)
