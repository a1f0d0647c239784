// Accepting an invitation: inside another app the way to her own browser, then the way out, then the press that spends
// the link, then her name and words, once. Fetched only for an invitation.
import { useState } from 'react'
import { InsideApp } from './InsideApp.tsx'
import { Invitation, InvitationClosed } from './Invitation.tsx'
import { YourWords } from './YourWords.tsx'
import type { Account } from '../account/account.ts'
import { leaveNoToken } from '../account/taken-invitation.ts'
import { isInApp } from '../media/in-app.ts'
import { useScreen } from '../ui/useScreen.ts'

type Taking = Extract<Account, { at: 'invitation' | 'invitation-closed' | 'words' }>

interface InvitationScreenProps {
  account: Taking
  working: boolean
  onAccept(ownDevice: boolean): void
  onHome(): void
}

export function InvitationScreen({ account, working, onAccept, onHome }: InvitationScreenProps) {
  const [insideApp, setInsideApp] = useState(isInApp)
  const asksFirst = account.at === 'invitation' && insideApp
  useScreen(asksFirst ? 'inside-app' : account.at)
  const goOn = () => {
    leaveNoToken()
    setInsideApp(false)
  }
  switch (account.at) {
    case 'invitation':
      if (asksFirst) return <InsideApp address={`${location.origin}/in#${account.token}`} onGoOn={goOn} />
      return (
        <Invitation
          card={account.card}
          working={working}
          refused={account.refused}
          onComeIn={onAccept}
          onNotToday={onHome}
        />
      )
    case 'invitation-closed':
      return <InvitationClosed refused={account.refused} onHome={onHome} />
    case 'words':
      return <YourWords address={location.origin} {...account.accepted} onGoOn={onHome} />
    default:
      return account satisfies never
  }
}
