// Choosing another name once she is let in, wired: it goes out as a knock, and the room comes by itself.
import { useState } from 'react'
import type { RefusalCode } from '@circle/shared/errors'
import type { WaitingView } from '@circle/shared/gathering/view.types'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { AnotherName } from './AnotherName.tsx'
import { useScreen } from '../ui/useScreen.ts'

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
