/* Personal links: one woman each, made on her press, copied by hand; and those that are still open, told apart by what they
   lead to, with a way to take each back. */
import { useState } from 'react'
import type { InvitationMade, OpenInvitations } from '@circle/shared/api'
import type { Role } from '@circle/shared/gathering/state'
import { Act } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { useCopy } from '../ui/useCopy.ts'
import { LEAD as W } from '../words/lead.ts'
import { clock, day } from '../words/time.ts'
import { Entry } from './Entry.tsx'
import { wrongMark } from './mark.ts'

type OpenLink = OpenInvitations['invitations'][number]

export interface LinkProps {
  links: readonly OpenLink[]
  /** Links made on this page, by id; their addresses are shown nowhere else afterwards. */
  made: ReadonlyMap<string, InvitationMade>
  /** How a link for new words names her. */
  nameOf(account: string): string
  working: boolean
  /** Resolves to whether it was made. */
  onInvite(role: 'co-facilitator' | 'member', mark: string): Promise<boolean>
  onTakeBack(id: string): void
}

const GROUPS: readonly Role[] = ['member', 'co-facilitator', 'facilitator']

export function Invitations({
  links,
  working,
  mayGiveChairs,
  onInvite,
  ...rest
}: LinkProps & { mayGiveChairs: boolean }) {
  const [mark, setMark] = useState('')
  const wrong = wrongMark(mark)
  const invite = async (role: 'co-facilitator' | 'member') => {
    if (wrong === null && (await onInvite(role, mark))) setMark('')
  }
  return (
    <section className="invite">
      <h2>{W.invite}</h2>
      <p className="soft">{W.inviteSoft}</p>
      <Field label={W.mark} hint={W.markHint} value={mark} wrong={wrong} onChange={(e) => setMark(e.target.value)} />
      <div className="pair">
        <Act disabled={working} onClick={() => void invite('member')}>
          {W.member}
        </Act>
        {mayGiveChairs && (
          <Act bare disabled={working} onClick={() => void invite('co-facilitator')}>
            {W.co}
          </Act>
        )}
      </div>
      {GROUPS.map((role) => {
        const those = links.filter((link) => link.role === role)
        return those.length > 0 && <Group key={role} title={W.opens[role]} those={those} {...{ working, ...rest }} />
      })}
    </section>
  )
}

function Group({
  title,
  those,
  ...rest
}: { title: string; those: readonly OpenLink[] } & Omit<LinkProps, 'links' | 'onInvite'>) {
  return (
    <section className="entries" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {those.map((link) => (
          <li key={link.id}>
            <OneLink link={link} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const moment = (at: number) => `${day(at)}, ${clock(at)}`

function OneLink({
  link,
  made,
  nameOf,
  working,
  onTakeBack,
}: { link: OpenLink } & Omit<LinkProps, 'links' | 'onInvite'>) {
  const here = made.get(link.id)
  const newWords = link.account !== null && link.role !== 'facilitator'
  const title = newWords ? W.wordsFor(nameOf(link.account ?? '')) : (link.mark ?? W.noMark)
  return (
    <Entry title={title} so={W.linkOf(moment(link.madeAt), moment(link.expiresAt))} startsOpen={here !== undefined}>
      {here ? <Address url={here.url} /> : <p className="soft">{W.shownOnce}</p>}
      <div className="pair">
        <Act slim disabled={working} onClick={() => onTakeBack(link.id)}>
          {W.takeBack}
        </Act>
      </div>
    </Entry>
  )
}

function Address({ url }: { url: string }) {
  const { copied, copy } = useCopy(url)
  return (
    <div className="address">
      <input
        type="text"
        readOnly
        value={url}
        aria-label={W.link}
        autoComplete="off"
        spellCheck={false}
        onFocus={(e) => e.target.select()}
      />
      <Act slim onClick={copy}>
        {copied === 'yes' ? W.copied : W.copy}
      </Act>
      <p className={copied === 'no' ? 'hard' : 'unseen'} role="status">
        {copied === 'no' ? W.copyNot : ''}
      </p>
    </div>
  )
}
