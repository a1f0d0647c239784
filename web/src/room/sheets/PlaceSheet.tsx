/* Her place: sharing or listening, in or out of the order for one who guides, and leaving for today. */
import { useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Act } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Way } from '../../ui/ChoiceCard.tsx'
import { SHEETS } from '../../words/room.ts'

interface PlaceSheetProps {
  view: RoomView
  onAct(command: PersonCommand): void
  onClose(): void
}

export function PlaceSheet({ view, onAct, onClose }: PlaceSheetProps) {
  const [sure, setSure] = useState(false)
  return (
    <Sheet title={SHEETS.place} soft={SHEETS.placeSoft} onClose={onClose}>
      {view.you.role === 'member' ? <Attendance view={view} onAct={onAct} /> : <InOrder view={view} onAct={onAct} />}
      <p className="soft">{SHEETS.leaveSoft}</p>
      <div className="foot">
        {sure ? (
          <>
            <Act bare onClick={() => setSure(false)}>
              {SHEETS.leaveStay}
            </Act>
            <Act onClick={() => onAct({ type: 'seat.leave' })}>{SHEETS.leaveSure}</Act>
          </>
        ) : (
          <>
            <Act bare onClick={() => setSure(true)}>
              {SHEETS.leave}
            </Act>
            <Act onClick={onClose}>{SHEETS.back}</Act>
          </>
        )}
      </div>
    </Sheet>
  )
}

type Part = Pick<PlaceSheetProps, 'view' | 'onAct'>

function Attendance({ view, onAct }: Part) {
  const now = view.you.attendance
  return (
    <div className="ways" role="group" aria-label={SHEETS.place}>
      <Way
        title={SHEETS.sharing}
        soft={SHEETS.sharingSoft}
        pressed={now === 'sharing'}
        onPress={() => now !== 'sharing' && onAct({ type: 'attendance.change', to: 'sharing' })}
      />
      <Way
        title={SHEETS.listening}
        soft={SHEETS.listeningSoft}
        pressed={now === 'listening'}
        onPress={() => now !== 'listening' && onAct({ type: 'attendance.change', to: 'listening' })}
      />
    </div>
  )
}

function InOrder({ view, onAct }: Part) {
  return view.you.inOrder ? (
    <Way title={SHEETS.stepOut} soft={SHEETS.stepOutSoft} onPress={() => onAct({ type: 'order.step-out' })} />
  ) : (
    <Way title={SHEETS.stepIn} soft={SHEETS.stepInSoft} onPress={() => onAct({ type: 'order.step-in' })} />
  )
}
