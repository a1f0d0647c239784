/* Moving a woman in the order by one place of the ring. The circle is told "before whom", never a whole list,
   because a list would race with those who come and go. Pure. */
import type { ParticipantId } from '@circle/shared/gathering/state'

/** Whom she comes to stand before; null is the end. undefined: nothing to move. */
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
