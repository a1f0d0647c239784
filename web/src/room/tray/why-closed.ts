/* Why her microphone or camera cannot be opened now: the reason that the view gives, for whoever presses all the same. Pure. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { TOOLS } from '../../words/room.ts'

export function whyMicrophone(view: RoomView): string {
  const { piece, you, mode, rest, phase } = view
  const W = TOOLS.why
  if (you.hushed) return TOOLS.hushed
  if (phase === 'before') return W.before
  if (rest) return W.rest
  if (piece.at === 'note') return W.note
  if (piece.at === 'held' && piece.by === you.id && piece.silent) return W.silent
  if (piece.at === 'offered' && piece.to === you.id) return W.offered
  return mode === 'round' ? W.round : W.hands
}

export function whyCamera({ you, phase }: RoomView): string {
  if (you.cameraStopped) return TOOLS.cameraStopped
  return phase === 'before' ? TOOLS.why.cameraBefore : TOOLS.noCamera
}
