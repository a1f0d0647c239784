/* Personal links: one woman each, made on her press, copied by hand. And a new link for one whose words are lost. */
import { useState } from 'react'
import type { InvitationMade, Members } from '@circle/shared/api'
import { Act } from '../ui/Act.tsx'
import { ACCOUNT } from '../words/account.ts'
import { clock, day } from '../words/time.ts'

const W = ACCOUNT.lead

interface InvitationsProps {
  invitations: readonly InvitationMade[]
  members: Members['members']
  working: boolean
  onInvite(role: 'co-facilitator' | 'member', account?: string): void
}

export function Invitations({ invitations, members, working, onInvite }: InvitationsProps) {
  const others = members.filter((m) => m.role !== 'facilitator')
  return (
    <section className="invite">
      <h2>{W.invite}</h2>
      <p className="soft">{W.inviteSoft}</p>
      <div className="pair">
        <Act disabled={working} onClick={() => onInvite('member')}>{W.member}</Act>
        <Act bare disabled={working} onClick={() => onInvite('co-facilitator')}>{W.co}</Act>
      </div>
      <ul className="links">{invitations.map((made) => <Link key={made.url} made={made} />)}</ul>
      {others.length > 0 && (
        <>
          <h3>{W.members}</h3>
          <p className="soft">{W.lostSoft}</p>
          <ul className="rows">
            {others.map((m) => (
              <li key={m.account}>
                <span>{m.signInName} <em>{W.roles[m.role]}</em></span>
                <Act slim disabled={working} onClick={() => onInvite(m.role === 'member' ? 'member' : 'co-facilitator', m.account)}>
                  {W.lostMake(m.signInName)}
                </Act>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Link({ made }: { made: InvitationMade }) {
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(made.url).then(() => setCopied(true), () => undefined)
  return (
    <li>
      <input type="text" readOnly value={made.url} aria-label={W.link} autoComplete="off" spellCheck={false}
        onFocus={(e) => e.target.select()} />
      <Act slim onClick={copy}>{copied ? W.copied : W.copy}</Act>
      <p className="soft">{W.until(day(made.expiresAt), clock(made.expiresAt))}</p>
    </li>
  )
}
