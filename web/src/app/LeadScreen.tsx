// The facilitator's page: makes a gathering, makes personal links. Links made here are kept by this page only.
import { useCallback, useEffect, useState } from 'react'
import type { CircleCard, InvitationMade, Members, NewGatheringBody } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { LeadHome } from '../account/LeadHome.tsx'
import { api, type Answer } from '../api.ts'
import { useServerNow } from '../gathering/useGathering.ts'
import { wallClock } from './HomeScreen.tsx'
import { useScreen } from './useScreen.ts'

interface LeadScreenProps {
  circle: CircleCard
  onChanged(): void
  onGoToDoor(gathering: string): void
  onSignOut(everywhere: boolean): void
}

export function LeadScreen({ circle, onChanged, onGoToDoor, onSignOut }: LeadScreenProps) {
  useScreen('lead')
  const now = useServerNow(wallClock)
  const [invitations, setInvitations] = useState<readonly InvitationMade[]>([])
  const [members, setMembers] = useState<Members['members']>([])
  const [working, setWorking] = useState(false)
  const [refused, setRefused] = useState<RefusalCode | null>(null)

  const readMembers = useCallback(async () => {
    const answer = await api.members(circle.id)
    if (answer.ok) setMembers(answer.value.members)
  }, [circle.id])
  useEffect(() => void readMembers(), [readMembers])

  const ask = async <T,>(request: Promise<Answer<T>>, then: (value: T) => void) => {
    setWorking(true)
    const answer = await request
    setWorking(false)
    setRefused(answer.ok ? null : answer.code)
    if (answer.ok) then(answer.value)
  }
  const make = (body: NewGatheringBody) => void ask(api.makeGathering(circle.id, body), onChanged)
  const invite = (role: 'co-facilitator' | 'member', account?: string) =>
    void ask(api.invite(circle.id, role, account), (made) => {
      setInvitations((before) => [made, ...before])
      void readMembers()
    })

  return (
    <LeadHome
      {...{ circle, now, invitations, members, working, refused, onGoToDoor, onSignOut }}
      onMakeGathering={make}
      onInvite={invite}
    />
  )
}
