// Questions about the bowl: whether it takes notes, how full it is, where a note is. Reads only; it cannot know who wrote a note.
import { isHere, seatOf } from './people.ts'
import { bowlLimits, type Bowl, type GatheringState, type BowlLevel, type Note, type ParticipantId } from './state.ts'

/** Too few members with a credential are present: a note could be traced to one of them. */
export function belowThreshold(state: GatheringState): boolean {
  const { bowl, bowlThreshold } = state
  if (bowl === null) return true
  let holders = 0
  for (const who of Object.keys(bowl.slots)) {
    const seat = seatOf(state, who)
    if (seat?.role === 'member' && isHere(seat)) holders += 1
  }
  return holders < bowlThreshold
}

/** Whether notes may enter at the tick that comes. Not in the tick of a coming or going, but never deferred for ever. */
export const takesNotes = (state: GatheringState): boolean =>
  state.phase === 'open' && state.bowl !== null && !belowThreshold(state) && !isDeferred(state.bowl)

export const isDeferred = (bowl: Bowl): boolean =>
  bowl.membershipChanged && bowl.deferredTicks < bowlLimits.deferredTicks

export const levelOf = (undrawn: number): BowlLevel =>
  undrawn <= 0 ? 'empty' : undrawn <= bowlLimits.few ? 'few' : 'many'

export const slotOf = (bowl: Bowl, who: ParticipantId) =>
  Object.hasOwn(bowl.slots, who) ? (bowl.slots[who] ?? null) : null

/** The period of a tick. In each new period every page takes a credential, so that taking one reveals nothing. */
export const periodOf = (tick: number): number => Math.floor(tick / bowlLimits.periodTicks)

/** Whether she may take a credential now. A page asks when it is loaded and in each new period, and at no other time. */
export function mayTakeCredential(bowl: Bowl, who: ParticipantId): boolean {
  const slot = slotOf(bowl, who)
  return slot === null || slot.period !== periodOf(bowl.tick) || slot.took < bowlLimits.credentials
}

export type NoteLocation = 'in-hand' | 'to-lay' | 'aside' | 'to-cloth' | 'cloth'

export function locationOfNote(bowl: Bowl, id: string): NoteLocation | null {
  const among = (notes: readonly Note[]) => notes.some((note) => note.id === id)
  if (bowl.inHand?.id === id) return 'in-hand'
  if (bowl.toLay?.id === id) return 'to-lay'
  if (among(bowl.aside)) return 'aside'
  if (among(bowl.toCloth)) return 'to-cloth'
  return among(bowl.cloth) ? 'cloth' : null
}

/** A note or the bowl comes before the next woman: the piece goes to the centre after this turn. */
export const isCentreReserved = ({ bowl }: GatheringState): boolean =>
  bowl !== null && (bowl.toLay !== null || bowl.moment === 'after-turn')
