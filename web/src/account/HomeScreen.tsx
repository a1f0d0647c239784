// Home: the next gathering of her circle, or the facilitator's page for those who guide. It is read again in the
// background, so that she sees the door open.
import { useEffect } from 'react'
import type { CircleCard, Me } from '@circle/shared/api'
import { Home, NoCircle } from './Home.tsx'
import { useServerNow } from '../gathering/useGathering.ts'
import { circleShown } from './account.ts'
import { Loading } from '../ui/Loading.tsx'
import { type LazyPart, useLazyPart } from '../ui/lazy.ts'
import { useScreen } from '../ui/useScreen.ts'

const readAgain = 60_000

interface HomeScreenProps {
  me: Me
  /** The page of those who guide; loaded only for them. */
  lead: LazyPart<typeof import('./LeadScreen.tsx')>
  /** Called once, after the first drawing. */
  onFirstDrawn(): void
  onReload(): void
  onGoToDoor(gathering: string): void
  onSignOut(everywhere: boolean): void
  onGiveWords(): void
}

export function HomeScreen({ me, lead, onFirstDrawn, onReload, onGoToDoor, onSignOut, onGiveWords }: HomeScreenProps) {
  const circle = circleShown(me)
  useEffect(onFirstDrawn, [onFirstDrawn])
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && onReload()
    const timer = setInterval(look, readAgain)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [onReload])
  if (circle === null) return <Nowhere onSignOut={() => onSignOut(false)} />
  if (circle.role !== 'member') return <Lead {...{ lead, circle, onGoToDoor, onSignOut }} onChanged={onReload} />
  return <MemberHome {...{ circle, onGoToDoor, onSignOut }} onGiveWords={me.fresh ? null : onGiveWords} />
}

type Shown = Pick<HomeScreenProps, 'onGoToDoor' | 'onSignOut'> & { circle: CircleCard }

function MemberHome(props: Shown & { onGiveWords: (() => void) | null }) {
  useScreen('home')
  return <Home {...props} now={useServerNow()} />
}

function Lead({ lead, ...props }: Shown & Pick<HomeScreenProps, 'lead'> & { onChanged(): void }) {
  const part = useLazyPart(lead)
  return part ? <part.LeadScreen {...props} /> : <Loading />
}

function Nowhere({ onSignOut }: { onSignOut(): void }) {
  useScreen('no-circle')
  return <NoCircle onSignOut={onSignOut} />
}
