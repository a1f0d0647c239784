// Whether the circle counted her as dropped while this page could not hear from it. Then she comes back closed; after
// a mere hiccup, as she was.
// Pure; the rules of presence are the server's.
import type { RoomView } from '@circle/shared/gathering/view.types'

const dropAfter = 5_000 // without a connection that long, the server writes a drop (docs/protocol.md, presence)

/**
 * `awayFor` in ms. A holder's kept time stands still, so her soft end has moved; an outage of the app moves nothing,
 * and the sound went on.
 */
export function wasDropped(before: RoomView, after: RoomView, awayFor: number): boolean {
  if (awayFor < dropAfter) return false
  const [was, is] = [before.piece, after.piece]
  const herTurnStill = was.at === 'held' && is.at === 'held' && was.turn === is.turn && is.by === after.you.id
  return herTurnStill ? is.softUntil !== was.softUntil : true
}
