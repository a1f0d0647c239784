// One gathering from the door to the goodbye. The screen follows from the snapshot of the gathering. The socket and the
// media live as long as this component.
import { useState } from 'react'
import { Cancelled, Declined, Elsewhere, LeftForToday, Moved, NothingHere, Removed } from './QuietEnds.tsx'
import { useBowl } from '../bowl/useBowl.ts'
import { useGathering } from '../gathering/useGathering.ts'
import type { ChosenDevices } from '../media/capture.ts'
import { Arrival, type ArrivalDraft } from './Arrival.tsx'
import { Loading } from '../ui/Loading.tsx'
import { GoodbyeScreen } from './Goodbye.tsx'
import { useLazyPart } from '../ui/lazy.ts'
import { lazyParts } from './lazy-parts.ts'
import { type FlowScreen, screenFor } from './screen.ts'
import { useAway, useDeferredRoom, useDrafts, useLiveMedia, useStore } from './useGatheringFlow.ts'
import { useScreen } from '../ui/useScreen.ts'
import { Waiting } from './WaitingRoom.tsx'

interface GatheringFlowProps {
  gathering: string
  guides: boolean
  onHome(): void
  onSignedOut(): void
}

export function GatheringFlow({ gathering, guides, onHome, onSignedOut }: GatheringFlowProps) {
  const { store, bringHere } = useStore(gathering, onSignedOut)
  const [chosen, onChosen] = useState<ChosenDevices>({ microphone: null, camera: null })
  const [draft, onDraft] = useState<ArrivalDraft>({ name: '', attendance: guides ? 'sharing' : null, agreed: false })
  const snapshot = useGathering(store)
  const media = useLiveMedia(store, chosen)
  const drafts = useDrafts()
  const bowl = useBowl(store)
  const room = useLazyPart(lazyParts.room)
  const link = useAway(snapshot.here) ? 'away' : 'here'
  const screen = useDeferredRoom(screenFor(snapshot))
  const arriving = { store, guides, draft, onDraft, chosen, onChosen, onHome }

  switch (screen.at) {
    case 'coming':
    case 'signed-out':
      return <Loading onTryNow={store.tryNow} />
    case 'arrival':
      return <Arrival {...arriving} />
    case 'left':
      return <Left {...arriving} />
    case 'waiting':
    case 'not-now':
      return (
        <Waiting {...{ store, link, onHome }} view={screen.view} onDraft={(was) => onDraft({ ...was, agreed: true })} />
      )
    case 'another-name':
      return room ? <room.AnotherNameScreen {...{ store, onHome }} view={screen.view} /> : <Loading />
    case 'room':
      return room ? (
        <room.RoomScreen
          {...{ store, media, bowl, link, drafts, chosen, onChosen }}
          unheard={snapshot.unheard}
          view={screen.view}
        />
      ) : (
        <Loading />
      )
    case 'goodbye':
      return (
        <GoodbyeScreen
          view={snapshot.view}
          notes={bowl.notes}
          now={store.serverNow()}
          onLead={guides ? onHome : null}
        />
      )
    default:
      return <Quiet at={screen.at} onHome={onHome} onBringHere={bringHere} onStay={store.stayThere} />
  }
}

function Left(arriving: Parameters<typeof Arrival>[0]) {
  const [again, setAgain] = useState(false)
  return again ? <Arrival {...arriving} /> : <LeftPage onKnock={() => setAgain(true)} onHome={arriving.onHome} />
}

function LeftPage(ways: { onKnock(): void; onHome(): void }) {
  useScreen('left')
  return <LeftForToday {...ways} />
}

type QuietEnd = Extract<FlowScreen['at'], 'elsewhere' | 'moved' | 'lost' | 'declined' | 'removed' | 'cancelled'>

function Quiet({
  at,
  onHome,
  onBringHere,
  onStay,
}: {
  at: QuietEnd
  onHome(): void
  onBringHere(): void
  onStay(): void
}) {
  useScreen(at)
  switch (at) {
    case 'elsewhere':
      return <Elsewhere onBringHere={onBringHere} onLeaveThere={onStay} />
    case 'moved':
      return <Moved onBringHere={onBringHere} onHome={onHome} />
    case 'lost':
      return <NothingHere onHome={onHome} />
    case 'declined':
      return <Declined onHome={onHome} />
    case 'cancelled':
      return <Cancelled onHome={onHome} />
    case 'removed':
      return <Removed onHome={onHome} />
    default:
      return at satisfies never
  }
}
