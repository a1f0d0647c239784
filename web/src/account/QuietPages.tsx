/* The quiet ends: removed, declined, cancelled, moved to another device, left for today, nothing here. Words and ways on, no rules. */
import { ACCOUNT } from '../words/account.ts'
import { QuietPage } from '../ui/QuietPage.tsx'

export function Removed({ onHome }: { onHome(): void }) {
  const { title, lead, soft, call, home } = ACCOUNT.removed
  return <QuietPage title={title} lead={lead} soft={soft} call={call} acts={[{ label: home, onPress: onHome }]} />
}

export function Declined({ onHome }: { onHome(): void }) {
  const { title, lead, home } = ACCOUNT.declined
  return <QuietPage title={title} lead={lead} acts={[{ label: home, onPress: onHome }]} />
}

export function Cancelled({ onHome }: { onHome(): void }) {
  const { title, lead, home } = ACCOUNT.cancelled
  return <QuietPage title={title} lead={lead} acts={[{ label: home, onPress: onHome }]} />
}

/** Her seat went to another device; this page is done. */
export function Moved({ onBringHere, onHome }: { onBringHere(): void; onHome(): void }) {
  const { title, lead, here, home } = ACCOUNT.moved
  return (
    <QuietPage
      title={title}
      lead={lead}
      acts={[
        { label: here, onPress: onBringHere },
        { label: home, onPress: onHome, bare: true },
      ]}
    />
  )
}

/** She is in the room on another device: shall her seat come here? Equal answers. */
export function Elsewhere({ onBringHere, onLeaveThere }: { onBringHere(): void; onLeaveThere(): void }) {
  const { title, lead, here, stay } = ACCOUNT.elsewhere
  return (
    <QuietPage
      title={title}
      lead={lead}
      acts={[
        { label: here, onPress: onBringHere },
        { label: stay, onPress: onLeaveThere },
      ]}
    />
  )
}

export function LeftForToday({ onKnock, onHome }: { onKnock(): void; onHome(): void }) {
  const { title, lead, again, home } = ACCOUNT.left
  return (
    <QuietPage
      title={title}
      lead={lead}
      acts={[
        { label: again, onPress: onKnock },
        { label: home, onPress: onHome, bare: true },
      ]}
    />
  )
}

/** Signed in, and enrolled nowhere: her membership has ended. */
export function NoCircle({ onSignOut }: { onSignOut(): void }) {
  const { title, lead, soft, call, out } = ACCOUNT.noCircle
  return (
    <QuietPage alone title={title} lead={lead} soft={soft} call={call} acts={[{ label: out, onPress: onSignOut }]} />
  )
}

export function NothingHere({ onHome }: { onHome(): void }) {
  const { title, lead, home } = ACCOUNT.lost
  return <QuietPage title={title} lead={lead} acts={[{ label: home, onPress: onHome }]} />
}
