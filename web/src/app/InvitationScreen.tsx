// Taking an invitation: the way out first, then the press that spends it, then
// her name and words, once. Fetched only when there is one.
import { Invitation } from '../arrival/Invitation.tsx'
import { InvitationClosed } from '../arrival/InvitationClosed.tsx'
import { YourWords } from '../account/YourWords.tsx'
import type { Account } from './account.ts'
import { useScreen } from './useScreen.ts'

type Taking = Extract<Account, { at: 'invitation' | 'invitation-closed' | 'words' }>

interface InvitationScreenProps {
  account: Taking
  working: boolean
  onAccept(ownDevice: boolean): void
  onHome(): void
}

export function InvitationScreen({ account, working, onAccept, onHome }: InvitationScreenProps) {
  useScreen(account.at)
  switch (account.at) {
    case 'invitation':
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
      return <YourWords signInName={account.accepted.signInName} words={account.accepted.words} onGoOn={onHome} />
    default:
      return account satisfies never
  }
}
