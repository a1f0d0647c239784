/* Raised hands, in the order they went up. */
import { nameAsTitle } from '../model/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { PERSON, RAISED_HANDS } from '../../words/desk.ts'
import type { PartProps } from './desk-model.ts'
import { DeskPart, type Openable } from './DeskPart.tsx'

export function RaisedHands({ view, desk: _desk, act, ...openable }: PartProps & Openable) {
  const { hands } = view
  return (
    <DeskPart
      title={RAISED_HANDS.title}
      so={hands.length === 0 ? RAISED_HANDS.none : RAISED_HANDS.some(hands.map((id) => nameAsTitle(view, id)))}
      {...openable}
    >
      {hands.length === 0 && <p className="soft">{RAISED_HANDS.rest}</p>}
      <ol className="rows">
        {hands.map((id) => (
          <li className="row" key={id}>
            <div className="dot">
              <Avatar id={id} />
            </div>
            <p>{nameAsTitle(view, id)}</p>
            <Button
              slim
              aria-label={`${PERSON.lower}: ${nameAsTitle(view, id)}`}
              onClick={() => void act({ type: 'hand.lower', who: id })}
            >
              {PERSON.lower}
            </Button>
          </li>
        ))}
      </ol>
    </DeskPart>
  )
}
