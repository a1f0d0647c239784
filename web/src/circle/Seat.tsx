/* One seat of the ring: her face or sprig, her name, one word. Not a button for members. */
import type { ReactNode } from 'react'
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../media/room-media.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sprig } from '../ui/Sprig.tsx'
import { SIGNS } from '../words/room.ts'
import { Face } from './Face.tsx'
import { titled } from './people.ts'
import { signOf } from './signs.ts'

interface SeatProps {
  view: RoomView
  seat: SeatView
  media: RoomMedia
  above?: boolean
  style?: React.CSSProperties
  /** What lies before her: the piece, on a phone. */
  children?: ReactNode
}

export function Seat({ view, seat, media, above = false, style, children }: SeatProps) {
  const sign = signOf(view, seat)
  const you = seat.id === view.you.id
  const name = titled(view, seat.id)
  const className = ['seat', sign.holds && 'holds', sign.kept && 'kept', sign.rim, you && 'you', above && 'above']
    .filter(Boolean).join(' ')
  // While she has the piece her picture is in the middle, and her mark keeps her seat.
  const inMiddle = sign.holds && !sign.offered
  return (
    <li className={className} style={style} data-seat={seat.id} aria-current={you ? true : undefined}>
      <div className="face">
        <div className="clip">
          {inMiddle ? <Sprig id={seat.id} /> : <Face seat={seat} mine={you} media={media} where="seat" />}
        </div>
      </div>
      {sign.mark && <span className={`mark ${sign.mark}`}><Icon name={sign.mark} /></span>}
      <span className="name">
        <b className={/[ -]/.test(name) ? 'two' : undefined}>{name}</b>
        {sign.word && <>{' '}<em>{sign.word}</em></>}
        {sign.mark && <span className="unseen">{sign.mark === 'ok' ? SIGNS.ready : SIGNS.hand}</span>}
      </span>
      {children}
    </li>
  )
}
