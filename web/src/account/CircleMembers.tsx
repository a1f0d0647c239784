/* The members of the circle by role, and what those who guide can do about each: new words, guiding, the end of
   membership. What cannot be undone asks once more in place. */
import { type FormEvent, useState } from 'react'
import type { Members } from '@circle/shared/api'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { LEAD } from '../words/lead.ts'
import { day } from '../words/time.ts'
import { ListEntry } from './ListEntry.tsx'
import { wrongMark } from './Invitations.tsx'

type Member = Members['members'][number]

export interface MemberProps {
  working: boolean
  /** True for the facilitator. A co-facilitator makes new words for members, and no more. */
  mayChange: boolean
  /** A new link to the same account, for a woman who has lost her words. */
  onNewWords(member: Member): void
  onMark(account: string, mark: string): void
  onRole(account: string, role: 'co-facilitator' | 'member'): void
  onEnd(account: string, deleteAccount: boolean): void
}

const GROUPS = ['co-facilitator', 'member'] as const

export function CircleMembers({ members, ...rest }: MemberProps & { members: Members['members'] }) {
  if (members.every(({ role }) => role === 'facilitator')) return null
  return (
    <section className="invite">
      <h2>{LEAD.members}</h2>
      {GROUPS.map((role) => {
        const those = members.filter((member) => member.role === role)
        return (
          those.length > 0 && (
            <section className="entries" key={role} aria-label={LEAD.groups[role]}>
              <h3>{LEAD.groups[role]}</h3>
              <ul>
                {those.map((member) => (
                  <li key={member.account}>
                    <ListEntry
                      title={member.mark ?? member.signInName}
                      so={LEAD.since(member.signInName, day(member.since))}
                    >
                      <Acts member={member} {...rest} />
                    </ListEntry>
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </section>
  )
}

/** A mark by which those who guide know her; it can be written anew. */
function Mark({ member, working, onMark }: Pick<MemberProps, 'working' | 'onMark'> & { member: Member }) {
  const [mark, setMark] = useState(member.mark ?? '')
  const wrong = wrongMark(mark)
  const keep = (e: FormEvent) => {
    e.preventDefault()
    if (wrong === null) onMark(member.account, mark)
  }
  return (
    <form className="address" onSubmit={keep}>
      <Field
        label={LEAD.mark}
        hint={LEAD.markHint}
        value={mark}
        wrong={wrong}
        onChange={(e) => setMark(e.target.value)}
      />
      <Button slim type="submit" disabled={working}>
        {LEAD.keepMark}
      </Button>
    </form>
  )
}

function Acts({ member, working, mayChange, onNewWords, onMark, onRole, onEnd }: MemberProps & { member: Member }) {
  const [ending, setEnding] = useState(false)
  const { account, role } = member
  if (ending) {
    return (
      <>
        <p>{LEAD.endSure}</p>
        <p className="soft">{LEAD.deleteSoft}</p>
        <div className="pair">
          <Button slim disabled={working} onClick={() => onEnd(account, false)}>
            {LEAD.endYes}
          </Button>
          <Button slim disabled={working} onClick={() => onEnd(account, true)}>
            {LEAD.endDelete}
          </Button>
          <Button slim bare onClick={() => setEnding(false)}>
            {LEAD.endNo}
          </Button>
        </div>
      </>
    )
  }
  const guides = role === 'co-facilitator'
  return (
    <>
      <Mark {...{ member, working, onMark }} />
      {(mayChange || !guides) && <p className="soft">{LEAD.lostSoft}</p>}
      <div className="pair">
        {(mayChange || !guides) && (
          <Button slim disabled={working} onClick={() => onNewWords(member)}>
            {LEAD.lostMake}
          </Button>
        )}
        {mayChange && (
          <Button slim disabled={working} onClick={() => onRole(account, guides ? 'member' : 'co-facilitator')}>
            {guides ? LEAD.guidesNot : LEAD.guides}
          </Button>
        )}
        {mayChange && (
          <Button slim onClick={() => setEnding(true)}>
            {LEAD.end}
          </Button>
        )}
      </div>
    </>
  )
}
