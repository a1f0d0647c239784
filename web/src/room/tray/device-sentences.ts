/* Why her microphone or camera cannot be opened now: the reason that the view gives, for whoever presses all the same. Pure. */
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

/** While the circle is not heard of, the tray says what is so with her devices: a notice would be about another moment. */
export function noticeNow(notices: readonly MediaNotice[], own: OwnMedia, link: 'here' | 'away'): MediaNotice | null {
  return link === 'away' ? null : (notices.find((one) => stillTrue(one, own)) ?? null)
}

/** She is back when the circle hears of her and her media does. */
export const noticeWords = (notice: MediaNotice, { connection }: OwnMedia): string =>
  notice === 'closed-after-break' && connection === 'here'
    ? `${MEDIA_STATE.back} ${MEDIA_NOTICES[notice]}`
    : MEDIA_NOTICES[notice]
