/* The listeners by name, for those who guide. A press on a name opens that woman's panel. */
import { useState } from 'react'
import { Avatar } from '../../ui/Avatar.tsx'
import { DOOR, LISTENERS } from '../../words/desk.ts'
import type { PartProps } from './desk-model.ts'
import { DeskPart, type Openable } from './DeskPart.tsx'
import { PersonPanel } from './PersonPanel.tsx'

export function ListenersPart({ view, desk, act, ...openable }: PartProps & Openable) {
  const [person, setPerson] = useState<string | null>(null)
  const { listeners } = desk
  return (
    <DeskPart
      title={LISTENERS.title}
      so={listeners.length === 0 ? LISTENERS.none : LISTENERS.some(listeners.map((l) => l.name))}
      {...openable}
    >
      <ul className="rows">
        {listeners.map((l) => (
          <li className="row" key={l.id}>
            <div className="dot">
              <Avatar id={l.id} />
            </div>
            <button
              className="who"
              type="button"
              aria-expanded={person === l.id}
              onClick={() => setPerson(person === l.id ? null : l.id)}
            >
              {l.name}
              {l.quiet && <small>{DOOR.quiet}</small>}
            </button>
            {person === l.id && <PersonPanel view={view} desk={desk} act={act} id={l.id} name={l.name} seat={null} />}
          </li>
        ))}
      </ul>
    </DeskPart>
  )
}
