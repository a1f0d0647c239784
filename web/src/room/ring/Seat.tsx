/* One seat of the ring: her face or avatar, her name, one word. A button only for those who guide. */
import { createContext, useContext, type ReactNode } from 'react'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../../media/room-media.ts'
import { mayHold } from '../desk/PersonPanel.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { PERSON } from '../../words/desk.ts'
import { SIGNS } from '../../words/room.ts'
import { Face } from './Face.tsx'
import { nameAsTitle } from '../model/people.ts'
import { signOf } from '../model/signs.ts'

/** What a press on a seat does; null where it does nothing. */
export const SeatPress = createContext<((id: ParticipantId) => void) | null>(null)

interface SeatProps {
  view: RoomView
  seat: SeatView
  media: RoomMedia
  above?: boolean
  /** On the sheet of the whole ring: where the name stands. */
  side?: 'left' | 'right' | 'end'
  style?: React.CSSProperties
  /** What lies before the seat: the piece, on a phone. */
  children?: ReactNode
}

export function Seat({ view, seat, media, above = false, side, style, children }: SeatProps) {
  const sign = signOf(view, seat)
  const you = seat.id === view.you.id
  const press = useContext(SeatPress)
  const name = nameAsTitle(view, seat.id)
  const className = ['seat', sign.holds && 'holds', sign.kept && 'kept', sign.rim, you && 'you', above && 'above', side]
    .filter(Boolean)
    .join(' ')
  // While she has the piece her picture is on the stage, and her avatar keeps the seat.
  const inMiddle = sign.holds && !sign.offered
  return (
    <li className={className} style={style} data-seat={seat.id} aria-current={you ? true : undefined}>
      <div className="face">
        <div className="clip">
          {inMiddle ? <Avatar id={seat.id} /> : <Face seat={seat} mine={you} media={media} where="seat" />}
        </div>
      </div>
      {sign.mark && (
        <span className={`mark ${sign.mark}`}>
          <Icon name={sign.mark} />
        </span>
      )}
      <span className="name">
        <b className={/[ -]/.test(name) ? 'two' : undefined}>{name}</b>
        {sign.word && (
          <>
            {' '}
            <em>{sign.word}</em>
          </>
        )}
        {sign.mark && <span className="visually-hidden">{sign.mark === 'ok' ? SIGNS.ready : SIGNS.hand}</span>}
      </span>
      {/* The order on the desk does the same for the keyboard, so the ring stays a short way of Tab. */}
      {press && mayHold(view, seat) && (
        <button
          className="seat-press"
          type="button"
          tabIndex={-1}
          aria-label={PERSON.open(name)}
          onClick={() => press(seat.id)}
        />
      )}
      {children}
    </li>
  )
}
