/* What the parts of the desk share: their props, names, moves in the order, who can be let in, and whose sound does
   not arrive. Pure. */
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { DeskView, RoomView } from '@circle/shared/gathering/view.types'
import type { Press } from '../model/useCommands.ts'
import type { ParticipantId } from '@circle/shared/gathering/state'
import { ROOM } from '../../words/room.ts'
import { DESK, DOOR } from '../../words/desk.ts'
import type { UnheardReport } from '@circle/shared/socket'

export interface PartProps {
  view: RoomView
  desk: DeskView
  /** Sends the command. True when the server accepted it. Refusals are said in the tray. */
  act(command: PersonCommand): Promise<boolean>
}

/** For parts where a press also does something to her own microphone. */
export interface PressProps extends PartProps {
  press: Press
}

/** The name of anybody in the ring, among the listeners, or at the door. */
export function nameOf(view: RoomView, desk: DeskView, id: ParticipantId): string {
  const found =
    view.seats.find((s) => s.id === id) ??
    desk.listeners.find((l) => l.id === id) ??
    desk.waiting.find((w) => w.id === id)
  return found?.name ?? ROOM.someone
}

/**
 * The woman before whom she will stand; null is the end. undefined: nothing to move. The server is told "before whom",
 * never a whole list, because a list would race with women who come and go.
 */
export type Before = ParticipantId | null | undefined

export function earlier(order: readonly ParticipantId[], who: ParticipantId): Before {
  const i = order.indexOf(who)
  if (i < 0 || order.length < 3) return undefined
  return order[(i - 1 + order.length) % order.length]
}

export function later(order: readonly ParticipantId[], who: ParticipantId): Before {
  const i = order.indexOf(who)
  if (i < 0 || order.length < 3) return undefined
  if (i === order.length - 1) return order[1]
  return order[i + 2] ?? null
}

/** null: she can be let in. Else the words that stand instead of the button; '' where her row says it already. */
export function whyNotIn(view: RoomView, desk: DeskView, who: DeskView['waiting'][number]): string | null {
  if (view.phase === 'before') return DOOR.notOpen
  if (who.role !== 'member' && view.you.role !== 'facilitator') return ''
  const inside = new Set([...view.seats, ...desk.listeners].map(({ id }) => id))
  const others = desk.apart
    .filter((pair) => pair.includes(who.id))
    .map(([one, other]) => (one === who.id ? other : one))
  const other = others.find((id) => inside.has(id))
  return other === undefined ? null : DOOR.apart(nameOf(view, desk, other))
}

/** Whose sound does not arrive, in words for those who guide. About herself her own tray speaks. */
export function unheardWords(view: RoomView, { cutOff, closed }: UnheardReport): string | null {
  const { desk, you } = view
  if (!desk) return null
  const others = cutOff.filter((who) => who !== you.id && view.seats.some((seat) => seat.id === who))
  const silent =
    closed !== null && closed !== you.id && view.piece.at === 'held' && view.piece.by === closed ? closed : null
  const words = [
    others.length > 0 ? DESK.unheard.cutOff(others.map((who) => nameOf(view, desk, who))) : '',
    silent === null ? '' : DESK.unheard.closed(nameOf(view, desk, silent)),
  ]
  return words.filter(Boolean).join(' ') || null
}
