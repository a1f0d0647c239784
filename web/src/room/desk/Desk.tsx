/* The desk: beside the ring on a wide screen, a sheet on a phone. One large button names the next step. Below it
   each part opens in place. It holds no rule: it shows the view and sends what she presses. */
import { useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { DESK } from '../../words/desk.ts'
import type { RoomSheet } from '../model/useLayout.ts'
import type { Press } from '../model/useCommands.ts'
import { PrivateRequests } from './PrivateRequests.tsx'
import { BowlPart } from './BowlPart.tsx'
import { DoorPart } from './DoorPart.tsx'
import { Foot } from './Foot.tsx'
import { RaisedHands } from './RaisedHands.tsx'
import { ListenersPart } from './ListenersPart.tsx'
import { ModePart } from './ModePart.tsx'
import { OrderPart } from './OrderPart.tsx'
import { NextStepButton } from './NextStep.tsx'
import '../../ui/disclosure.css'
import './desk.css'

type PartName = 'door' | 'alone' | 'order' | 'listeners' | 'hands' | 'bowl' | 'mode'

interface DeskProps {
  view: RoomView
  now: number
  act(command: PersonCommand): Promise<boolean>
  press: Press
  /** Whose sound does not arrive, in words. */
  silent: string | null
  /** The six words of the bowl's key, as this page sees them. */
  words: readonly string[] | null
  onSheet(sheet: RoomSheet): void
  /** The woman whose panel is open in the order. */
  person: ParticipantId | null
  onPerson(id: ParticipantId | null): void
  /** Given on a phone, where the desk is a sheet. */
  onClose?(): void
}

export function Desk({ view, now, act, press, silent, words, onSheet, person, onPerson, onClose }: DeskProps) {
  const [chosen, setChosen] = useState<Partial<Record<PartName, boolean>>>({})
  const { desk } = view
  if (!desk) return null
  // The door opens by itself while somebody is there, and the order while a seat was pressed.
  const isOpen = (name: PartName) =>
    (name === 'order' && person !== null) || (chosen[name] ?? (name === 'door' && desk.waiting.length > 0))
  const set = (name: PartName, open: boolean) => setChosen((was) => ({ ...was, [name]: open }))
  const toggle = (name: PartName) => {
    set(name, !isOpen(name))
    if (name === 'order') onPerson(null)
  }
  const readBowl = () => {
    set('bowl', true)
    if (view.bowl?.moment !== 'open') void act({ type: 'bowl.announce', when: 'now' })
  }
  const part = (name: PartName) => ({
    view,
    desk,
    act,
    open: isOpen(name),
    byItself: chosen[name] === undefined,
    onToggle: () => toggle(name),
  })
  const onPersonHere = (id: ParticipantId | null) => {
    set('order', true)
    onPerson(id)
  }
  const parts = (
    <>
      <NextStepButton {...{ view, desk, now, act, press }} />
      <p className={silent ? 'hard' : 'visually-hidden'} role="status">
        {silent}
      </p>
      <div className="parts">
        <DoorPart {...part('door')} />
        <PrivateRequests {...part('alone')} />
        <OrderPart {...part('order')} {...{ press, person }} onPerson={onPersonHere} />
        <ListenersPart {...part('listeners')} />
        <RaisedHands {...part('hands')} />
        <BowlPart {...part('bowl')} words={words} onDrawn={() => onSheet('drawn')} onCloth={() => onSheet('cloth')} />
        <ModePart {...part('mode')} />
      </div>
      <Foot view={view} desk={desk} act={act} onReadBowl={readBowl} />
    </>
  )
  if (!onClose)
    return (
      <section className="desk" aria-label={DESK.title}>
        {parts}
      </section>
    )
  return (
    <Sheet title={DESK.title} titleHidden className="desk desk-sheet" onClose={onClose}>
      {parts}
      <div className="back">
        <Button slim onClick={onClose}>
          {DESK.back}
        </Button>
      </div>
    </Sheet>
  )
}
