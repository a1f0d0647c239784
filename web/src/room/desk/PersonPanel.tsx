/* What one woman may need: hushing, her camera, listening, the waiting room, keeping apart; removing asks once more in place. */
import { useState } from 'react'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import { Act } from '../../ui/Button.tsx'
import { DESK } from '../../words/desk.ts'
import { Apart } from './Apart.tsx'
import type { PartProps } from './desk-props.ts'

const W = DESK.person

interface PersonPanelProps extends PartProps {
  id: ParticipantId
  name: string
  /** null: she only listens, and has no seat in the ring. */
  seat: SeatView | null
}

/** A co-facilitator has nothing to do here with a facilitator, and nobody with herself. */
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
        <p className="soft">{W.removeSoft(name)}</p>
        <Act slim onClick={() => void act({ type: 'hold.remove', who: id })}>
          {W.removeSure}
        </Act>
        <Act slim bare onClick={() => setSure(false)}>
          {W.stay}
        </Act>
      </div>
    )
  }
  return (
    <div className="panel">
      {seat && open && (
        <Act slim onClick={() => void act({ type: 'hold.hush', who: id, hushed: !hushed })}>
          {hushed ? W.unhush : W.hush}
        </Act>
      )}
      {seat && open && (
        <Act slim onClick={() => void act({ type: 'hold.camera', who: id, stopped: !seat.cameraStopped })}>
          {seat.cameraStopped ? W.uncamera : W.camera}
        </Act>
      )}
      {seat?.role === 'member' && (
        <Act slim onClick={() => void act({ type: 'hold.to-listening', who: id })}>
          {W.listening}
        </Act>
      )}
      {member && (
        <Act slim onClick={() => void act({ type: 'hold.to-waiting', who: id })}>
          {W.waiting}
        </Act>
      )}
      {seat?.role !== 'facilitator' && (
        <Act slim onClick={() => setSure(true)}>
          {W.remove}
        </Act>
      )}
      {member && <Apart view={view} desk={desk} act={act} id={id} />}
    </div>
  )
}
