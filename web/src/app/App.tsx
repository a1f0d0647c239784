// The whole interface from outside: who is here, then which screen. A gathering's own screens are in GatheringFlow,
// fetched ahead of need.
import { useCallback, useEffect } from 'react'
import { SignIn } from '../account/SignIn.tsx'
import { guidesGathering, type Account } from '../account/account.ts'
import { Loading } from '../ui/Loading.tsx'
import type { TakenInvitation } from '../account/taken-invitation.ts'
import { HomeScreen } from '../account/HomeScreen.tsx'
import { useAccount } from '../account/useAccount.ts'
import { preload, useLazyPart } from '../ui/lazy.ts'
import { useScreen } from '../ui/useScreen.ts'
import { lazyParts } from '../visit/lazy-parts.ts'
import { lazyScreens } from './lazy-screens.ts'

type Moves = ReturnType<typeof useAccount>

const preloadGathering = () => preload(lazyScreens.gathering, lazyParts.room)

export function App({ invitation }: { invitation: TakenInvitation | null }) {
  const moves = useAccount(invitation)
  const { account } = moves
  switch (account.at) {
    case 'starting':
      return <Loading onTryNow={() => void moves.begin()} />
    case 'sign-in':
      return <SignInScreen moves={moves} />
    case 'home':
      return (
        <HomeScreen
          me={account.me}
          lead={lazyScreens.lead}
          onFirstDrawn={preloadGathering}
          onReload={moves.reload}
          onGoToDoor={moves.enter}
          onSignOut={(all) => void moves.signOut(all)}
          onGiveWords={() => moves.signedOut(null)}
        />
      )
    case 'visit':
      return <GatheringScreen key={account.gathering} moves={moves} />
    default:
      return <InvitationPart moves={moves} />
  }
}

function SignInScreen({ moves: { account, working, signIn } }: { moves: Moves }) {
  useScreen('sign-in')
  useEffect(() => preload(lazyScreens.gathering, lazyScreens.lead), [])
  return (
    <SignIn
      working={working}
      refused={account.at === 'sign-in' ? account.refused : null}
      onSignIn={(...said) => void signIn(...said)}
    />
  )
}

const isTaking = (account: Account) =>
  account.at === 'invitation' || account.at === 'invitation-closed' || account.at === 'words'

function InvitationPart({ moves: { account, working, accept, goHome } }: { moves: Moves }) {
  const part = useLazyPart(lazyScreens.invitation)
  if (part === null || !isTaking(account)) return <Loading />
  return (
    <part.InvitationScreen account={account} working={working} onAccept={(own) => void accept(own)} onHome={goHome} />
  )
}

function GatheringScreen({ moves: { account, goHome, signedOut } }: { moves: Moves }) {
  const part = useLazyPart(lazyScreens.gathering)
  const onSignedOut = useCallback(() => signedOut('not-signed-in'), [signedOut])
  if (part === null || account.at !== 'visit') return <Loading />
  return (
    <part.GatheringFlow
      gathering={account.gathering}
      guides={guidesGathering(account.me, account.gathering)}
      onHome={goHome}
      onSignedOut={onSignedOut}
    />
  )
}

/** Drawn before anybody is asked who she is, so the page says nothing of her. */
export function AboutPart() {
  const part = useLazyPart(lazyScreens.about)
  return part === null ? <Loading /> : <part.AboutScreen />
}
