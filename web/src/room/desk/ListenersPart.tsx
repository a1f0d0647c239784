/* Those who only listen: by name, for those who guide; a name opens what she may need. */
import { useState } from 'react'
import { Sprig } from '../../ui/Avatar.tsx'
import { DESK } from '../../words/desk.ts'
import type { PartProps } from './desk-props.ts'
import { Part, type Openable } from './Part.tsx'
import { PersonPanel } from './PersonPanel.tsx'

const W = DESK.listeners

export function ListenersPart({ view, desk, act, ...openable }: PartProps & Openable) {
  const [person, setPerson] = useState<string | null>(null)
  const { listeners } = desk
  return (
    <Part title={W.title} so={listeners.length === 0 ? W.none : W.some(listeners.map((l) => l.name))} {...openable}>
      <ul className="rows">
        {listeners.map((l) => (
          <li className="row" key={l.id}>
            <div className="dot">
              <Sprig id={l.id} />
            </div>
            <button
              className="who"
              type="button"
              aria-expanded={person === l.id}
              onClick={() => setPerson(person === l.id ? null : l.id)}
            >
              {l.name}
              {l.quiet && <small>{DESK.door.quiet}</small>}
            </button>
            {person === l.id && <PersonPanel view={view} desk={desk} act={act} id={l.id} name={l.name} seat={null} />}
          </li>
        ))}
      </ul>
    </Part>
  )
}
