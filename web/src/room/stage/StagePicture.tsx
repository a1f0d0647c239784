/* The picture on the stage: the holder of the piece (ember rim), or the woman who speaks with all (a plain rim).
   Nothing covers it but a caption on a plate. */
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import type { RoomMedia } from '../../media/room-media.ts'
import { Button } from '../../ui/Button.tsx'
import { setComfort } from '../../ui/comfort.ts'
import { STAGE } from '../../words/room.ts'
import { Face, usePicture } from '../ring/Face.tsx'
import { captionOf } from '../model/stage-kind.ts'
import { nameAsTitle, questionOf } from '../model/people.ts'

interface StagePictureProps {
  view: RoomView
  now: number
  media: RoomMedia
  own: OwnMedia
  seat: SeatView
  ember: boolean
  /** Opens the whole question. */
  onAbout(): void
}

/** The rest of her soft time as a share of one turn. At the end a short coal stays, never nothing. */
function emberLeft(view: RoomView, now: number): number | null {
  const { piece } = view
  if (piece.at !== 'held' || piece.silent) return null
  return Math.max(0.08, Math.min(1, (piece.softUntil - now) / view.turnLength))
}

export function StagePicture({ view, now, media, own, seat, ember, onAbout }: StagePictureProps) {
  const mine = seat.id === view.you.id
  const picture = usePicture({ seat, mine, media, where: 'stage' })
  const left = ember ? emberLeft(view, now) : null
  return (
    <figure className={`stage video${ember ? '' : ' plain'}`}>
      <div className="avatar-wrap">
        <Face seat={seat} mine={mine} media={media} where="stage" />
      </div>
      <figcaption className="caption">
        {nameAsTitle(view, seat.id)}
        <Caption {...{ view, now, media, own, seat }} />
        {questionOf(view) && (
          <button className="round-question" type="button" aria-haspopup="dialog" dir="auto" onClick={onAbout}>
            <span>{questionOf(view)}</span>
          </button>
        )}
      </figcaption>
      {mine && picture && (
        <div className="corner">
          <Button slim onClick={() => setComfort({ ownPicture: 'hide' })}>
            {STAGE.hideMine}
          </Button>
        </div>
      )}
      {left !== null && (
        <div className="embers" aria-hidden="true">
          <i style={{ '--left': `${Math.round(left * 100)}%` } as React.CSSProperties} />
        </div>
      )}
    </figure>
  )
}

function Caption({ view, now, media, own, seat }: Omit<StagePictureProps, 'ember' | 'onAbout'>) {
  const words = captionOf(view, now, own, { seat, media })
  return words && <span>{words}</span>
}
