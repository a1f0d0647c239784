// The waiting room, wired: she may knock again, change how she comes in, or go. The server says what stands.
import type { WaitingView } from '@circle/shared/gathering/view.types'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { useServerNow } from '../gathering/useGathering.ts'
import { WaitingRoom } from './WaitingRoom.tsx'
import type { ArrivalDraft } from './Arrival.tsx'
import { useScreen } from '../ui/useScreen.ts'

interface WaitingProps {
  view: WaitingView
  store: GatheringStore
  link: 'here' | 'away'
  /** Her name and choice, kept for the screens that she goes back to. */
  onDraft(draft: Pick<ArrivalDraft, 'name' | 'attendance'>): void
  onHome(): void
}

export function Waiting({ view, store, link, onDraft, onHome }: WaitingProps) {
  useScreen(view.standing === 'waiting' ? 'waiting' : 'not-now')
  const now = useServerNow(store)
  const { name, attendance } = view
  const change = () => {
    onDraft({ name, attendance })
    void store.send({ type: 'door.withdraw' })
  }
  // She does not wait for the answer: whether or not it arrives, her place lapses by itself.
  const leave = () => {
    void store.send({ type: 'door.withdraw' })
    onHome()
  }
  return (
    <WaitingRoom
      {...{ view, now, link }}
      onKnock={() => void store.send({ type: 'door.knock', name, attendance })}
      onChange={change}
      onLeave={leave}
    />
  )
}
