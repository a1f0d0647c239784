/* The quiet ends: removed, declined, cancelled, moved to another device, left for today, nothing here. Words and
   ways on, no rules. */
import { ENDINGS } from '../words/endings.ts'
import { QuietPage } from '../ui/QuietPage.tsx'

export function Removed({ onHome }: { onHome(): void }) {
  const { title, lead, soft, call, home } = ENDINGS.removed
  return <QuietPage title={title} lead={lead} soft={soft} call={call} acts={[{ label: home, onPress: onHome }]} />
}

export function Declined({ onHome }: { onHome(): void }) {
  const { title, lead, home } = ENDINGS.declined
  return <QuietPage title={title} lead={lead} acts={[{ label: home, onPress: onHome }]} />
}

export function Cancelled({ onHome }: { onHome(): void }) {
  const { title, lead, home } = ENDINGS.cancelled
  return <QuietPage title={title} lead={lead} acts={[{ label: home, onPress: onHome }]} />
}

/** Her seat went to another device, and this page is done. */
export function Moved({ onBringHere, onHome }: { onBringHere(): void; onHome(): void }) {
  const { title, lead, here, home } = ENDINGS.moved
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

/** She is in the room on another device and is asked whether her seat shall come here. The answers are equal. */
export function Elsewhere({ onBringHere, onLeaveThere }: { onBringHere(): void; onLeaveThere(): void }) {
  const { title, lead, here, stay } = ENDINGS.elsewhere
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
  const { title, lead, again, home } = ENDINGS.left
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

export function NothingHere({ onHome }: { onHome(): void }) {
  const { title, lead, home } = ENDINGS.lost
  return <QuietPage title={title} lead={lead} acts={[{ label: home, onPress: onHome }]} />
}
