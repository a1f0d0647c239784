/* An invitation that does not open: used, taken back, run out, unknown, or cut on its way. What it is, and the way in for one who
   has her words already. */
import type { RefusalCode } from '@circle/shared/errors'
import { QuietPage } from '../ui/QuietPage.tsx'
import { ARRIVAL } from '../words/arrival.ts'
import { REFUSALS } from '../words/refusals.ts'

const W = ARRIVAL.invitation

export function InvitationClosed({ refused, onHome }: { refused: RefusalCode | null; onHome(): void }) {
  const spent = refused === 'invitation-spent'
  return (
    <QuietPage
      title={W.unknown}
      lead={refused === null ? W.cut : spent ? W.spent : REFUSALS[refused]}
      soft={spent ? W.spentSoft : W.wordsSoft}
      acts={[{ label: W.withWords, onPress: onHome }]}
    />
  )
}
