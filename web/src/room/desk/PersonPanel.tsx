/* What can be done about one woman: hush, her camera, to listening, to the waiting room, keeping apart. Removing
   asks once more in place. Keeping apart is told to nobody: at the door it reads like any other "not now". */
import { useId, useState } from 'react'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import { Button } from '../../ui/Button.tsx'
import { PERSON } from '../../words/desk.ts'
import { type PartProps, nameOf } from './desk-model.ts'

interface PersonPanelProps extends PartProps {
  id: ParticipantId
  name: string
  /** null: she only listens, and has no seat in the ring. */
  seat: SeatView | null
}

/** A co-facilitator can do nothing here about a facilitator, and nobody about herself. */
export const mayHold = (view: RoomView, seat: SeatView): boolean =>
  seat.id !== view.you.id && (seat.role !== 'facilitator' || view.you.role === 'facilitator')

export function PersonPanel({ view, desk, act, id, name, seat }: PersonPanelProps) {
  const [sure, setSure] = useState(false)
  const hushed = desk.hushed.includes(id)
  const open = view.phase === 'open'
  const member = seat === null || seat.role === 'member'
  if (sure) {
    return (
      <div className="panel">
        <p className="soft">{PERSON.removeSoft(name)}</p>
        <Button slim onClick={() => void act({ type: 'hold.remove', who: id })}>
          {PERSON.removeSure}
        </Button>
        <Button slim bare onClick={() => setSure(false)}>
          {PERSON.stay}
        </Button>
      </div>
    )
  }
  return (
    <div className="panel">
      {seat && open && (
        <Button slim onClick={() => void act({ type: 'hold.hush', who: id, hushed: !hushed })}>
          {hushed ? PERSON.unhush : PERSON.hush}
        </Button>
      )}
      {seat && open && (
        <Button slim onClick={() => void act({ type: 'hold.camera', who: id, stopped: !seat.cameraStopped })}>
          {seat.cameraStopped ? PERSON.uncamera : PERSON.camera}
        </Button>
      )}
      {seat?.role === 'member' && (
        <Button slim onClick={() => void act({ type: 'hold.to-listening', who: id })}>
          {PERSON.listening}
        </Button>
      )}
      {member && (
        <Button slim onClick={() => void act({ type: 'hold.to-waiting', who: id })}>
          {PERSON.waiting}
        </Button>
      )}
      {seat?.role !== 'facilitator' && (
        <Button slim onClick={() => setSure(true)}>
          {PERSON.remove}
        </Button>
      )}
      {member && <Apart view={view} desk={desk} act={act} id={id} />}
    </div>
  )
}

function Apart({ view, desk, act, id }: PartProps & { id: ParticipantId }) {
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
