/* Which notice about her devices is told now, and in which words. Pure. Of what is no longer so, nothing is told. */
import { stillTrue } from '../../media/notices.ts'
import type { OwnMedia } from '../../media/own-media.ts'
import type { MediaNotice } from '../../media/room-media.ts'
import { MEDIA_NOTICES, MEDIA_STATE } from '../../words/media.ts'

/** While the circle is not heard of, the tray says what is so with her devices: a notice would be about another moment. */
export function noticeNow(notices: readonly MediaNotice[], own: OwnMedia, link: 'here' | 'away'): MediaNotice | null {
  return link === 'away' ? null : (notices.find((one) => stillTrue(one, own)) ?? null)
}

/** She is back when the circle hears of her and her media does. */
export const noticeWords = (notice: MediaNotice, { connection }: OwnMedia): string =>
  notice === 'closed-after-break' && connection === 'here'
    ? `${MEDIA_STATE.back} ${MEDIA_NOTICES[notice]}`
    : MEDIA_NOTICES[notice]
