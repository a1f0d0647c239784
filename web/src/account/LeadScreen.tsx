// The facilitator's page: plans gatherings, makes personal links, and manages members.
import { useCallback, useEffect, useState } from 'react'
import type { CircleCard, PlannedGathering } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { LeadHome } from './LeadHome.tsx'
import { api, type Answer } from '../api.ts'
import { useServerNow } from '../gathering/useGathering.ts'
import { useMembers } from './useMembers.ts'
import { useScreen } from '../ui/useScreen.ts'

interface LeadScreenProps {
  circle: CircleCard
  onChanged(): void
  onGoToDoor(gathering: string): void
  onSignOut(everywhere: boolean): void
}

export function LeadScreen({ circle, onChanged, onGoToDoor, onSignOut }: LeadScreenProps) {
  useScreen('lead')
  const now = useServerNow()
  const [gatherings, setGatherings] = useState<readonly PlannedGathering[] | null>(null)
  const [working, setWorking] = useState(false)
  const [refused, setRefused] = useState<RefusalCode | null>(null)

  const readPlanned = useCallback(async () => {
    const answer = await api.planned(circle.id)
    if (answer.ok) setGatherings(answer.value.gatherings)
    else setRefused(answer.code)
  }, [circle.id])
  // The circle's card is read again in the background. When a gathering opened or ended, this list is read again too.
  useEffect(() => void readPlanned(), [readPlanned, circle.gathering?.id, circle.gathering?.phase])

  const ask = async <T,>(request: Promise<Answer<T>>, then: (value: T) => void) => {
    setWorking(true)
    const answer = await request
    setWorking(false)
    setRefused(answer.ok ? null : answer.code)
    if (answer.ok) then(answer.value)
    return answer.ok
  }
  /** The list is read after a refusal too: another woman who guides may have been quicker. */
  const plan = async (request: Promise<Answer<unknown>>) => {
    const done = await ask(request, onChanged)
    await readPlanned()
    return done
  }
  const women = useMembers(circle, ask)

  return (
    <LeadHome
      {...{ circle, now, gatherings, women, working, refused, onGoToDoor, onSignOut }}
      onMake={(body) => plan(api.makeGathering(circle.id, body))}
      onChange={(gathering, body) => plan(api.changeGathering(circle.id, gathering, body))}
      onCancel={(gathering) => plan(api.cancelGathering(circle.id, gathering))}
    />
  )
}
