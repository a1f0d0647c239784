/* Whether one who waits can be let in now, and else why not: *Let in* is offered only when it works. Pure. */
import type { DeskView, RoomView } from '@circle/shared/gathering/view.types'
import { DOOR } from '../../words/desk.ts'
import { nameOf } from './names.ts'

/** null: she can. Else the words that stand instead; empty where the line of her name says it already. */
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
