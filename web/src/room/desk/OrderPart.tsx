/* The order: who has it, who comes, moving one by one place, giving the piece; a name opens what that woman may need. */
import { useEffect, useRef } from 'react'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { SeatView } from '@circle/shared/gathering/view.types'
import { pieceWith, ringOf, titled } from '../model/people.ts'
import { signOf } from '../model/signs.ts'
import { Act } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Sprig } from '../../ui/Avatar.tsx'
import { DESK } from '../../words/desk.ts'
import type { PressProps } from './desk-props.ts'
import { earlier, later, type Before } from './moves.ts'
import { Part, type Openable } from './Part.tsx'
import { mayHold, PersonPanel } from './PersonPanel.tsx'

const W = DESK.order

interface OrderProps {
  /** Whose panel stands open. */
  person: ParticipantId | null
  onPerson(id: ParticipantId | null): void
}

export function OrderPart({
  view,
  desk,
  act,
  press,
  person,
  onPerson,
  ...openable
}: PressProps & OrderProps & Openable) {
  const coming = [pieceWith(view), view.next, view.afterNext].filter((id) => id !== null)
  const three = coming.length > 0 ? coming : view.order.slice(0, 3)
  const so = three.length > 0 ? W.chain(three.map((id) => titled(view, id))) : W.none
  const ring = ringOf(view)
  const first = Math.max(
    0,
    ring.findIndex((seat) => seat.id === pieceWith(view)),
  )
  const list = [...ring.slice(first), ...ring.slice(0, first)]
  return (
    <Part title={W.title} so={so} {...openable}>
      <ol className="order">
        {list.map((seat) => (
          <InOrder
            key={seat.id}
            {...{ view, desk, act, press, seat }}
            open={person === seat.id}
            onToggle={() => onPerson(person === seat.id ? null : seat.id)}
          />
        ))}
      </ol>
      {view.phase === 'open' && (
        <div className="pair">
          <Act slim bare onClick={() => void act({ type: 'hold.hush-all' })}>
            {DESK.person.hushAll}
          </Act>
        </div>
      )}
    </Part>
  )
}

function InOrder({ view, desk, act, press, seat, open, onToggle }: PressProps & Openable & { seat: SeatView }) {
  const name = titled(view, seat.id)
  const you = seat.id === view.you.id
  const { word } = signOf(view, seat)
  const move = (before: Before) => before !== undefined && void act({ type: 'order.move', who: seat.id, before })
  const holding = pieceWith(view) === view.you.id
  const giving =
    view.phase === 'open' && view.rest === null && pieceWith(view) !== seat.id && view.order.includes(seat.id)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Opened from her seat, it may lie far down.
    if (open) row.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <li ref={row}>
      <div className="dot">
        <Sprig id={seat.id} />
      </div>
      {!mayHold(view, seat) ? (
        <span>
          {you ? W.you : name}
          {word && (
            <>
              {' '}
              <em>{word}</em>
            </>
          )}
        </span>
      ) : (
        <button className="who" type="button" aria-expanded={open} onClick={onToggle}>
          {name}
          {word && (
            <>
              {' '}
              <em>{word}</em>
            </>
          )}
        </button>
      )}
      <button
        className="nudge"
        type="button"
        aria-label={W.earlier(you ? W.yourself : name)}
        onClick={() => move(earlier(view.order, seat.id))}
      >
        <Icon name="up" />
      </button>
      <button
        className="nudge"
        type="button"
        aria-label={W.later(you ? W.yourself : name)}
        onClick={() => move(later(view.order, seat.id))}
      >
        <Icon name="down" />
      </button>
      {giving && !you ? (
        <Act
          slim
          aria-label={W.giveTo(name)}
          onClick={() =>
            void press({ type: 'piece.give', turn: view.piece.turn, to: seat.id }, holding ? 'close' : null)
          }
        >
          {W.give}
        </Act>
      ) : (
        <span />
      )}
      {open && mayHold(view, seat) && (
        <PersonPanel view={view} desk={desk} act={act} id={seat.id} name={seat.name} seat={seat} />
      )}
    </li>
  )
}
