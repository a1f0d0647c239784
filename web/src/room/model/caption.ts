/* What stands beside the name in the middle: the one word about the picture, or about the time. Pure.
   Of a camera it says only what this page knows: whoever hides the pictures for herself is told nothing of them. */
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import type { RoomMedia } from '../../media/room-media.ts'
import { STAGE } from '../../words/room.ts'
import { softLeft } from '../../words/time.ts'

interface Middle {
  seat: Pick<SeatView, 'id' | 'mediaId'>
  media: Pick<RoomMedia, 'joins' | 'pictures'>
}

export function captionOf(view: RoomView, now: number, own: OwnMedia, { seat, media }: Middle): string | null {
  const { piece } = view
  if (piece.at === 'held' && piece.silent) return STAGE.silent
  if (seat.id === view.you.id) return ofMine(own)
  if (view.audience === 'facilitator' && piece.at === 'held') return STAGE.left(softLeft(piece.softUntil - now))
  // Without a line of hers, or of one's own, nobody can say what her camera does.
  const known = own.connection === 'here' && media.joins.has(seat.mediaId)
  return known && !media.pictures.has(seat.mediaId) ? STAGE.cameraClosed : null
}

function ofMine({ camera, seen }: OwnMedia): string {
  if (camera === 'closed') return STAGE.cameraClosed
  if (camera === 'opening') return STAGE.cameraOpening
  return STAGE.mine[seen]
}
