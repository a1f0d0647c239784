/* She is let in, and somebody inside has a name like hers: she chooses another name, and is inside. The new name
   goes out as a knock. */
import { type FormEvent, useState } from 'react'
import type { RefusalCode } from '@circle/shared/errors'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Motif } from '../ui/Motif.tsx'
import { Screen } from '../ui/Screen.tsx'
import { ANOTHER_NAME, NAME_AND_AGREEMENT, WAITING_ROOM } from '../words/arrival.ts'
import { REFUSALS } from '../words/refusals.ts'
import type { WaitingView } from '@circle/shared/gathering/view.types'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { useScreen } from '../ui/useScreen.ts'

interface AnotherNameProps {
  /** The name that is taken. */
  name: string
  working: boolean
  refused: RefusalCode | null
  onChoose(name: string): void
  onLeave(): void
}

export function AnotherName({ name: taken, working, refused, onChoose, onLeave }: AnotherNameProps) {
  const [name, setName] = useState('')
  const [pressed, setPressed] = useState(false)
  const empty = name.trim() === ''
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setPressed(true)
    if (!empty) onChoose(name.trim())
  }
  return (
    <Screen>
      <main>
        <form className="page" onSubmit={submit}>
          <div className="col">
            <h1 className="head">{ANOTHER_NAME.title}</h1>
            <p className="lead">{ANOTHER_NAME.lead(taken)}</p>
            <Field
              label={NAME_AND_AGREEMENT.label}
              value={name}
              onChange={(e) => setName(e.target.value)}
              wrong={pressed && empty ? REFUSALS['name-empty'] : refused && REFUSALS[refused]}
            />
            <div className="foot-buttons">
              <Button firm type="submit" disabled={working}>
                {ANOTHER_NAME.go}
              </Button>
              <Button bare onClick={onLeave}>
                {WAITING_ROOM.leave}
              </Button>
            </div>
          </div>
          <Motif place />
        </form>
      </main>
    </Screen>
  )
}

interface AnotherNameScreenProps {
  view: WaitingView
  store: GatheringStore
  onHome(): void
}

export function AnotherNameScreen({ view, store, onHome }: AnotherNameScreenProps) {
  useScreen('another-name')
  const [working, setWorking] = useState(false)
  const [refused, setRefused] = useState<RefusalCode | null>(null)
  const choose = async (name: string) => {
    setWorking(true)
    const ack = await store.send({ type: 'door.knock', name, attendance: view.attendance })
    setWorking(false)
    setRefused(ack.ok || ack.code === 'already-inside' ? null : ack.code)
  }
  const leave = () => {
    void store.send({ type: 'door.withdraw' })
    onHome()
  }
  return (
    <AnotherName name={view.name} {...{ working, refused }} onChoose={(name) => void choose(name)} onLeave={leave} />
  )
}
