/* Who is who in a view, as words for the woman who looks. Pure. */
export { pieceWith } from '@circle/shared/gathering/order'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import { ROOM } from '../../words/room.ts'

export const seatOf = (view: RoomView, id: ParticipantId | null): SeatView | null =>
  view.seats.find((seat) => seat.id === id) ?? null

/** A name inside a sentence: "you" for herself. */
export function nameInSentence(view: RoomView, id: ParticipantId): string {
  return id === view.you.id ? 'you' : (seatOf(view, id)?.name ?? ROOM.someone.toLowerCase())
}

/** A name as a title: "You" for herself. */
export function nameAsTitle(view: RoomView, id: ParticipantId): string {
  return id === view.you.id ? ROOM.you : (seatOf(view, id)?.name ?? ROOM.someone)
}

/** The woman who guides: the facilitator, else a co-facilitator; null when neither is in the room. */
export function lead(view: RoomView): SeatView | null {
  return view.seats.find((s) => s.role === 'facilitator') ?? view.seats.find((s) => s.role === 'co-facilitator') ?? null
}

export const leadName = (view: RoomView): string => lead(view)?.name ?? 'the one who guides'

/** Everyone in the ring, in talking order. Facilitators who stepped out of the order come last. */
export function ringOf(view: RoomView): SeatView[] {
  const inOrder = view.order.map((id) => seatOf(view, id)).filter((seat) => seat !== null)
  return [...inOrder, ...view.seats.filter((seat) => !view.order.includes(seat.id))]
}

/** The question of the running round; null when no round runs. */
export const questionOf = ({ round }: RoomView): string | null =>
  round && !round.over && round.prompt !== '' ? round.prompt : null

/** A round is running: steps and the worn road are drawn. */
export const goingRound = (view: RoomView): boolean =>
  view.phase === 'open' && view.mode === 'round' && view.rest === null && view.round !== null && !view.round.over

/** Her own seat is at the bottom. A listener sees the facilitator at the top. */
export function facing(view: RoomView): { bottom: number } | { top: number } {
  const ring = ringOf(view)
  const you = ring.findIndex((seat) => seat.id === view.you.id)
  if (you >= 0) return { bottom: you }
  return {
    top: Math.max(
      0,
      ring.findIndex((seat) => seat.role !== 'member'),
    ),
  }
}
