/* The invitation, with the way out before anything else, and the page of an invitation that does not open. Opening
   an invitation spends nothing; only the press does. */
import { useState } from 'react'
import type { InvitationCard } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { Button } from '../ui/Button.tsx'
import { Motif } from '../ui/Motif.tsx'
import { Screen } from '../ui/Screen.tsx'
import { INVITATION } from '../words/arrival.ts'
import { REFUSALS } from '../words/refusals.ts'
import { clock, day } from '../words/time.ts'
import { QuietPage } from '../ui/QuietPage.tsx'

interface InvitationProps {
  card: InvitationCard
  working: boolean
  refused: RefusalCode | null
  onComeIn(ownDevice: boolean): void
  onNotToday(): void
}

export function Invitation({ card, working, refused, onComeIn, onNotToday }: InvitationProps) {
  const [own, setOwn] = useState(false)
  const title =
    card.role === 'facilitator'
      ? INVITATION.facilitator
      : card.for === 'same-account'
        ? INVITATION.again
        : card.role === 'co-facilitator'
          ? INVITATION.guide
          : INVITATION.title
  return (
    <Screen>
      <main className="page">
        <div className="col">
          <h1>{title}</h1>
          <p className="lead">{leading(card)}</p>
          <WayOut />
          <label className="tick">
            <input type="checkbox" checked={own} onChange={(e) => setOwn(e.target.checked)} />
            <span>{INVITATION.ownDevice}</span>
          </label>
          {refused && (
            <p className="hard" role="alert">
              {REFUSALS[refused]}
            </p>
          )}
          <div className="foot-buttons at-hand">
            <Button firm disabled={working} onClick={() => onComeIn(own)}>
              {INVITATION.comeIn}
            </Button>
            <Button bare onClick={onNotToday}>
              {INVITATION.notToday}
            </Button>
          </div>
        </div>
        <Motif place />
      </main>
    </Screen>
  )
}

function leading(card: InvitationCard): string {
  if (card.role === 'facilitator') return INVITATION.facilitatorLead
  if (card.for === 'same-account') return INVITATION.againLead
  const { gathering } = card
  const when = gathering
    ? ` ${INVITATION.meets(day(gathering.startsAt), clock(gathering.startsAt), clock(gathering.endsAt))}`
    : ''
  return (
    (card.role === 'co-facilitator'
      ? INVITATION.guideLead(card.circle)
      : INVITATION.lead(card.facilitator, card.circle)) + when
  )
}

/** As far as a page can know: a device with a mouse or a trackpad has a keyboard too, a telephone alone has neither. */
const hasKeyboard = () => matchMedia('(any-pointer: fine)').matches

/** What Leave now does, what it cannot do, and safer ways to use a device. */
function WayOut() {
  return (
    <div className="aside">
      <h2>{INVITATION.wayOut}</h2>
      <p>
        <b>{INVITATION.leaveName}</b>
        {INVITATION.wayOutLead}
        {hasKeyboard() && ` ${INVITATION.shift}`}
      </p>
      <p className="soft">{INVITATION.wayOutSoft}</p>
      <details>
        <summary>{INVITATION.safer}</summary>
        <ul className="plain-list">
          {INVITATION.saferLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** An invitation that does not open: used, taken back, run out, unknown, or cut on its way. Her words may bring her in. */
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
