/* The name of anybody the desk may know: in the ring, listening, or at the door. Pure. */
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { DeskView, RoomView } from '@circle/shared/gathering/view.types'
import { ROOM } from '../../words/room.ts'

export function nameOf(view: RoomView, desk: DeskView, id: ParticipantId): string {
  const found =
    view.seats.find((s) => s.id === id) ??
    desk.listeners.find((l) => l.id === id) ??
    desk.waiting.find((w) => w.id === id)
  return found?.name ?? ROOM.someone
}
