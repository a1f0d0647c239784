/* Her seat: sharing or listening, in or out of the order for those who guide, and leaving for today. */
import { useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ChoiceCard } from '../../ui/ChoiceCard.tsx'
import { SHEETS } from '../../words/room.ts'

interface SeatSheetProps {
  view: RoomView
  onAct(command: PersonCommand): void
  onClose(): void
}

export function SeatSheet({ view, onAct, onClose }: SeatSheetProps) {
  const [sure, setSure] = useState(false)
  return (
    <Sheet title={SHEETS.place} soft={SHEETS.placeSoft} onClose={onClose}>
      {view.you.role === 'member' ? <Attendance view={view} onAct={onAct} /> : <InOrder view={view} onAct={onAct} />}
      <p className="soft">{SHEETS.leaveSoft}</p>
      <div className="foot">
        {sure ? (
          <>
            <Button bare onClick={() => setSure(false)}>
              {SHEETS.leaveStay}
            </Button>
            <Button onClick={() => onAct({ type: 'seat.leave' })}>{SHEETS.leaveSure}</Button>
          </>
        ) : (
          <>
            <Button bare onClick={() => setSure(true)}>
              {SHEETS.leave}
            </Button>
            <Button onClick={onClose}>{SHEETS.back}</Button>
          </>
        )}
      </div>
    </Sheet>
  )
}

function Attendance({ view, onAct }: Omit<SeatSheetProps, 'onClose'>) {
  const now = view.you.attendance
  return (
    <div className="choice-cards" role="group" aria-label={SHEETS.place}>
      <ChoiceCard
        title={SHEETS.sharing}
        soft={SHEETS.sharingSoft}
        pressed={now === 'sharing'}
        onPress={() => now !== 'sharing' && onAct({ type: 'attendance.change', to: 'sharing' })}
      />
      <ChoiceCard
        title={SHEETS.listening}
        soft={SHEETS.listeningSoft}
        pressed={now === 'listening'}
        onPress={() => now !== 'listening' && onAct({ type: 'attendance.change', to: 'listening' })}
      />
    </div>
  )
}

function InOrder({ view, onAct }: Omit<SeatSheetProps, 'onClose'>) {
  return view.you.inOrder ? (
    <ChoiceCard title={SHEETS.stepOut} soft={SHEETS.stepOutSoft} onPress={() => onAct({ type: 'order.step-out' })} />
  ) : (
    <ChoiceCard title={SHEETS.stepIn} soft={SHEETS.stepInSoft} onPress={() => onAct({ type: 'order.step-in' })} />
  )
}
