// Home: the nearest day of her circle; for one who guides, her desk outside the room. Read again softly, so that the
// door is seen opening.
import { useEffect } from 'react'
import type { CircleCard, Me } from '@circle/shared/api'
import { Home } from './Home.tsx'
import { NoCircle } from './QuietPages.tsx'
import { useServerNow } from '../gathering/useGathering.ts'
import { circleShown } from './account.ts'
import { Coming } from '../ui/Loading.tsx'
import { parts, preload, usePart } from '../app/parts.ts'
import { useScreen } from '../ui/useScreen.ts'

/** Outside a gathering there is no measured clock. */
export const wallClock = { serverNow: () => Date.now() }
const readAgain = 60_000

interface HomeScreenProps {
  me: Me
  onReload(): void
  onGoToDoor(gathering: string): void
  onSignOut(everywhere: boolean): void
  onGiveWords(): void
}

export function HomeScreen({ me, onReload, onGoToDoor, onSignOut, onGiveWords }: HomeScreenProps) {
  const circle = circleShown(me)
  useEffect(() => {
    preload(parts.visit, parts.room)
    const look = () => document.visibilityState === 'visible' && onReload()
    const timer = setInterval(look, readAgain)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [onReload])
  if (circle === null) return <Nowhere onSignOut={() => onSignOut(false)} />
  if (circle.role !== 'member') return <Lead {...{ circle, onGoToDoor, onSignOut }} onChanged={onReload} />
  return <MemberHome {...{ circle, onGoToDoor, onSignOut }} onGiveWords={me.fresh ? null : onGiveWords} />
}

type Shown = Pick<HomeScreenProps, 'onGoToDoor' | 'onSignOut'> & { circle: CircleCard }

function MemberHome(props: Shown & { onGiveWords: (() => void) | null }) {
  useScreen('home')
  return <Home {...props} now={useServerNow(wallClock)} />
}

function Lead(props: Shown & { onChanged(): void }) {
  const lead = usePart(parts.lead)
  return lead ? <lead.LeadScreen {...props} /> : <Coming />
}

function Nowhere({ onSignOut }: { onSignOut(): void }) {
  useScreen('no-circle')
  return <NoCircle onSignOut={onSignOut} />
}
