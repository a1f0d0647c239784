/* An invitation that does not open: spent, run out, or unknown. One sentence, one way on. */
import type { RefusalCode } from '@circle/shared/errors'
import { QuietPage } from '../account/QuietPage.tsx'
import { ACCOUNT } from '../words/account.ts'
import { ARRIVAL } from '../words/arrival.ts'
import { REFUSALS } from '../words/refusals.ts'

export function InvitationClosed({ refused, onHome }: { refused: RefusalCode; onHome(): void }) {
  return (
    <QuietPage title={ARRIVAL.invitation.unknown} lead={REFUSALS[refused]}
      acts={[{ label: ACCOUNT.lost.home, onPress: onHome }]} />
  )
}
