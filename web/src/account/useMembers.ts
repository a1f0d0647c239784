// The members of a circle and the open links, read from the server and again after every change. Links made on this
// page keep their address here and nowhere else.
import { useCallback, useEffect, useState } from 'react'
import type { CircleCard, InvitationMade, Members, OpenInvitations } from '@circle/shared/api'
import type { Women } from './LeadHome.tsx'
import { api, type Answer } from '../api.ts'

/** Runs one request. The page's buttons are disabled meanwhile. */
export type Ask = <T>(request: Promise<Answer<T>>, then: (value: T) => void) => Promise<boolean>

export function useMembers({ id: circle, role }: CircleCard, ask: Ask): Women {
  const [members, setMembers] = useState<Members['members']>([])
  const [links, setLinks] = useState<OpenInvitations['invitations']>([])
  const [made, setMade] = useState<ReadonlyMap<string, InvitationMade>>(new Map())

  const read = useCallback(async () => {
    const [those, open] = await Promise.all([api.members(circle), api.links(circle)])
    if (those.ok) setMembers(those.value.members)
    if (open.ok) setLinks(open.value.invitations)
  }, [circle])
  useEffect(() => void read(), [read])

  /** Both are read after a refusal too: another woman who guides may have been quicker. */
  const change = async <T>(request: Promise<Answer<T>>, then: (value: T) => void = () => {}) => {
    const done = await ask(request, then)
    await read()
    return done
  }
  const keep = (link: InvitationMade) => setMade((before) => new Map(before).set(link.id, link))

  return {
    members,
    links,
    made,
    mayChange: role === 'facilitator',
    nameOf: (account: string) => {
      const her = members.find((one) => one.account === account)
      return her?.mark ?? her?.signInName ?? ''
    },
    onInvite: (as: 'co-facilitator' | 'member', mark: string) => change(api.invite(circle, { role: as, mark }), keep),
    onNewWords: (member: Members['members'][number]) =>
      void change(
        api.invite(circle, { role: member.role === 'member' ? 'member' : 'co-facilitator', account: member.account }),
        keep,
      ),
    onMark: (account: string, mark: string) => void change(api.setMark(circle, account, mark)),
    onTakeBack: (id: string) => void change(api.takeBack(circle, id)),
    onRole: (account: string, as: 'co-facilitator' | 'member') => void change(api.setRole(circle, account, as)),
    onEnd: (account: string, deleteAccount: boolean) => void change(api.endMembership(circle, account, deleteAccount)),
  }
}
