/* Hands, in the order they went up. */
import { titled } from '../model/people.ts'
import { Act } from '../../ui/Button.tsx'
import { Sprig } from '../../ui/Avatar.tsx'
import { DESK } from '../../words/desk.ts'
import type { PartProps } from './desk-props.ts'
import { Part, type Openable } from './Part.tsx'

const W = DESK.hands

export function HandsPart({ view, desk: _desk, act, ...openable }: PartProps & Openable) {
  const { hands } = view
  return (
    <Part title={W.title} so={hands.length === 0 ? W.none : W.some(hands.map((id) => titled(view, id)))} {...openable}>
      {hands.length === 0 && <p className="soft">{W.rest}</p>}
      <ol className="rows">
        {hands.map((id) => (
          <li className="row" key={id}>
            <div className="dot">
              <Sprig id={id} />
            </div>
            <p>{titled(view, id)}</p>
            <Act
              slim
              aria-label={`${DESK.person.lower}: ${titled(view, id)}`}
              onClick={() => void act({ type: 'hand.lower', who: id })}
            >
              {DESK.person.lower}
            </Act>
          </li>
        ))}
      </ol>
    </Part>
  )
}
