/* The order: who has the piece, who comes next, moving a woman by one seat, giving the piece. A press on a name
   opens that woman's panel. */
import { useEffect, useRef } from 'react'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { SeatView } from '@circle/shared/gathering/view.types'
import { nameAsTitle, pieceWith, ringOf } from '../model/people.ts'
import { signOf } from '../model/signs.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { ORDER, PERSON } from '../../words/desk.ts'
import { type Before, type PressProps, earlier, later } from './desk-model.ts'
import { DeskPart, type Openable } from './DeskPart.tsx'
import { PersonPanel, mayHold } from './PersonPanel.tsx'

interface OrderProps {
  /** The woman whose panel is open. */
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
  const so = three.length > 0 ? ORDER.chain(three.map((id) => nameAsTitle(view, id))) : ORDER.none
  const ring = ringOf(view)
  const first = Math.max(
    0,
    ring.findIndex((seat) => seat.id === pieceWith(view)),
  )
  const list = [...ring.slice(first), ...ring.slice(0, first)]
  return (
    <DeskPart title={ORDER.title} so={so} {...openable}>
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
          <Button slim bare onClick={() => void act({ type: 'hold.hush-all' })}>
            {PERSON.hushAll}
          </Button>
        </div>
      )}
    </DeskPart>
  )
}

function InOrder({ view, desk, act, press, seat, open, onToggle }: PressProps & Openable & { seat: SeatView }) {
  const name = nameAsTitle(view, seat.id)
  const you = seat.id === view.you.id
  const { word } = signOf(view, seat)
  const move = (before: Before) => before !== undefined && void act({ type: 'order.move', who: seat.id, before })
  const holding = pieceWith(view) === view.you.id
  const giving =
    view.phase === 'open' && view.rest === null && pieceWith(view) !== seat.id && view.order.includes(seat.id)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // A row that was opened from her seat may lie far down.
    if (open) row.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <li ref={row}>
      <div className="dot">
        <Avatar id={seat.id} />
      </div>
      {!mayHold(view, seat) ? (
        <span>
          {you ? ORDER.you : name}
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
        aria-label={ORDER.earlier(you ? ORDER.yourself : name)}
        onClick={() => move(earlier(view.order, seat.id))}
      >
        <Icon name="up" />
      </button>
      <button
        className="nudge"
        type="button"
        aria-label={ORDER.later(you ? ORDER.yourself : name)}
        onClick={() => move(later(view.order, seat.id))}
      >
        <Icon name="down" />
      </button>
      {giving && !you ? (
        <Button
          slim
          aria-label={ORDER.giveTo(name)}
          onClick={() =>
            void press({ type: 'piece.give', turn: view.piece.turn, to: seat.id }, holding ? 'close' : null)
          }
        >
          {ORDER.give}
        </Button>
      ) : (
        <span />
      )}
      {open && mayHold(view, seat) && (
        <PersonPanel view={view} desk={desk} act={act} id={seat.id} name={seat.name} seat={seat} />
      )}
    </li>
  )
}
