/* An invitation that does not open: used, taken back, run out, unknown, or cut on its way. What it is, and the way in for one who
   has her words already. */
import type { RefusalCode } from '@circle/shared/errors'
import { QuietPage } from '../ui/QuietPage.tsx'
import { INVITATION } from '../words/arrival.ts'
import { REFUSALS } from '../words/refusals.ts'

export function InvitationClosed({ refused, onHome }: { refused: RefusalCode | null; onHome(): void }) {
  const spent = refused === 'invitation-spent'
  return (
    <QuietPage
      title={INVITATION.unknown}
      lead={refused === null ? INVITATION.cut : spent ? INVITATION.spent : REFUSALS[refused]}
      soft={spent ? INVITATION.spentSoft : INVITATION.wordsSoft}
      acts={[{ label: INVITATION.withWords, onPress: onHome }]}
    />
  )
}
