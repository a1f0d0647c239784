/* A woman's picture, or her avatar without one. It follows the comfort settings and never tints or blurs anybody. */
import { useCallback } from 'react'
import type { SeatView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../../media/room-media.ts'
import { useComfort } from '../../ui/comfort.ts'
import { Avatar } from '../../ui/Avatar.tsx'

interface FaceProps {
  seat: Pick<SeatView, 'id' | 'mediaId' | 'quiet' | 'cameraStopped'>
  mine: boolean
  media: Pick<RoomMedia, 'pictures' | 'attach'>
  /** `seat`: small, in the ring. `stage`: she has the piece, or speaks with all. */
  where: 'seat' | 'stage'
}

/** Whether the picture is to be shown here, for the woman who looks. */
export function usePicture({ seat, mine, media, where }: FaceProps): boolean {
  const { ownPicture, otherPictures } = useComfort()
  const wanted = mine
    ? ownPicture === 'show'
    : otherPictures === 'show' || (otherPictures === 'speaking' && where === 'stage')
  return wanted && !seat.quiet && media.pictures.has(seat.mediaId)
}

export function Face(props: FaceProps) {
  const { seat, mine, media } = props
  if (!usePicture(props)) return <Avatar id={seat.id} />
  return <Picture mediaId={seat.mediaId} attach={media.attach} mine={mine} />
}

function Picture({ mediaId, attach, mine }: { mediaId: string; attach: RoomMedia['attach']; mine: boolean }) {
  const ref = useCallback(
    (element: HTMLVideoElement | null) => (element ? attach(mediaId, element) : undefined),
    [mediaId, attach],
  )
  return (
    <video
      ref={ref}
      className={mine ? 'mirrored' : undefined}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
      disableRemotePlayback
      aria-hidden="true"
      tabIndex={-1}
    />
  )
}
