/* Why her microphone or camera cannot be opened now: the reason that the view gives, for whoever presses all the same. Pure. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { TOOLS } from '../../words/room.ts'

export function whyMicrophone(view: RoomView): string {
  const { piece, you, mode, rest, phase } = view
  if (you.hushed) return TOOLS.hushed
  if (phase === 'before') return TOOLS.why.before
  if (rest) return TOOLS.why.rest
  if (piece.at === 'note') return TOOLS.why.note
  if (piece.at === 'held' && piece.by === you.id && piece.silent) return TOOLS.why.silent
  if (piece.at === 'offered' && piece.to === you.id) return TOOLS.why.offered
  return mode === 'round' ? TOOLS.why.round : TOOLS.why.hands
}

export function whyCamera({ you, phase }: RoomView): string {
  if (you.cameraStopped) return TOOLS.cameraStopped
  return phase === 'before' ? TOOLS.why.cameraBefore : TOOLS.noCamera
}
