/* Keeping two women apart: chosen here, told to nobody. At the door it reads like any other "not now". */
import { useId } from 'react'
import type { ParticipantId } from '@circle/shared/gathering/state'
import { Button } from '../../ui/Button.tsx'
import { PERSON } from '../../words/desk.ts'
import type { PartProps } from './desk-props.ts'
import { nameOf } from './names.ts'

export function Apart({ view, desk, act, id }: PartProps & { id: ParticipantId }) {
  const field = useId()
  const members = view.seats.filter((seat) => seat.role === 'member')
  const others = [...desk.waiting, ...members, ...desk.listeners].filter((o) => o.id !== id)
  const from = desk.apart.filter((pair) => pair.includes(id)).map(([one, other]) => (one === id ? other : one))
  return (
    <>
      {from.map((other) => (
        <Button key={other} slim onClick={() => void act({ type: 'door.keep-apart', one: id, other, apart: false })}>
          {PERSON.together(nameOf(view, desk, other))}
        </Button>
      ))}
      {others.length > 0 && (
        <div className="field apart">
          <label htmlFor={field}>{PERSON.apart}</label>
          <select
            id={field}
            value=""
            autoComplete="off"
            onChange={(e) =>
              e.target.value && void act({ type: 'door.keep-apart', one: id, other: e.target.value, apart: true })
            }
          >
            <option value="">{PERSON.apartNone}</option>
            {others
              .filter((o) => !from.includes(o.id))
              .map((o) => (
                <option key={o.id} value={o.id}>
                  {o.name}
                </option>
              ))}
          </select>
        </div>
      )}
    </>
  )
}
