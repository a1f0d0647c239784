/* The sentences about her devices: why a microphone or camera cannot be opened now, and which notice is told. Pure.
   A notice that no longer holds is not told. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { TOOLS } from '../../words/room.ts'
import { type MediaNotice, stillTrue } from '../../media/room-media.ts'
import type { OwnMedia } from '../../media/own-media.ts'
import { MEDIA_NOTICES, MEDIA_STATE } from '../../words/media.ts'

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

/** While the server is not heard, the tray tells the state of her devices. A notice would be about another moment. */
export function noticeNow(notices: readonly MediaNotice[], own: OwnMedia, link: 'here' | 'away'): MediaNotice | null {
  return link === 'away' ? null : (notices.find((one) => stillTrue(one, own)) ?? null)
}

/** She is back when the server hears her and her media stands. */
export const noticeWords = (notice: MediaNotice, { connection }: OwnMedia): string =>
  notice === 'closed-after-break' && connection === 'here'
    ? `${MEDIA_STATE.back} ${MEDIA_NOTICES[notice]}`
    : MEDIA_NOTICES[notice]
