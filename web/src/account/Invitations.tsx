/* Personal links: one for each woman, made by a press, copied by hand. Open links are listed by what they lead to,
   each with a way to take it back. */
import { useState } from 'react'
import type { InvitationMade, OpenInvitations } from '@circle/shared/api'
import { type Role, limits } from '@circle/shared/gathering/state'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { useCopy } from '../ui/useCopy.ts'
import { LEAD } from '../words/lead.ts'
import { clock, day } from '../words/time.ts'
import { ListEntry } from './ListEntry.tsx'
import { fitsIn, tidy } from '@circle/shared/gathering/text'

type OpenLink = OpenInvitations['invitations'][number]

export interface LinkProps {
  links: readonly OpenLink[]
  /** Links made on this page, by id. Their addresses are shown nowhere else afterwards. */
  made: ReadonlyMap<string, InvitationMade>
  /** The name in the title of a link for new words. */
  nameOf(account: string): string
  working: boolean
  /** Resolves to whether the link was made. */
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
      <h2>{LEAD.invite}</h2>
      <p className="soft">{LEAD.inviteSoft}</p>
      <Field
        label={LEAD.mark}
        hint={LEAD.markHint}
        value={mark}
        wrong={wrong}
        onChange={(e) => setMark(e.target.value)}
      />
      <div className="pair">
        <Button disabled={working} onClick={() => void invite('member')}>
          {LEAD.member}
        </Button>
        {mayGiveChairs && (
          <Button bare disabled={working} onClick={() => void invite('co-facilitator')}>
            {LEAD.co}
          </Button>
        )}
      </div>
      {GROUPS.map((role) => {
        const those = links.filter((link) => link.role === role)
        return those.length > 0 && <Group key={role} title={LEAD.opens[role]} those={those} {...{ working, ...rest }} />
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
  const title = newWords ? LEAD.wordsFor(nameOf(link.account ?? '')) : (link.mark ?? LEAD.noMark)
  return (
    <ListEntry
      title={title}
      so={LEAD.linkOf(moment(link.madeAt), moment(link.expiresAt))}
      startsOpen={here !== undefined}
    >
      {here ? <Address url={here.url} /> : <p className="soft">{LEAD.shownOnce}</p>}
      <div className="pair">
        <Button slim disabled={working} onClick={() => onTakeBack(link.id)}>
          {LEAD.takeBack}
        </Button>
      </div>
    </ListEntry>
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
        aria-label={LEAD.link}
        autoComplete="off"
        spellCheck={false}
        onFocus={(e) => e.target.select()}
      />
      <Button slim onClick={copy}>
        {copied === 'yes' ? LEAD.copied : LEAD.copy}
      </Button>
      <p className={copied === 'no' ? 'hard' : 'visually-hidden'} role="status">
        {copied === 'no' ? LEAD.copyNot : ''}
      </p>
    </div>
  )
}

/** A mark that is too long is refused at its field, by the circle's own rule, before anything is sent. */
export const wrongMark = (typed: string): string | null =>
  fitsIn(tidy(typed), limits.guidesMark) ? null : LEAD.markTooLong
