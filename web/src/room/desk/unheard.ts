/* Whose sound does not arrive, in words for those who guide. Pure. Of herself her own tray speaks. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { Unheard } from '@circle/shared/socket'
import { DESK } from '../../words/desk.ts'
import { nameOf } from './names.ts'

export function unheardWords(view: RoomView, { cutOff, closed }: Unheard): string | null {
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
