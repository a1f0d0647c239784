/* The planned gatherings: the nearest one large, the others as rows, each changed or cancelled in place, and another
   one planned. It sends nothing by itself. */
import { useState } from 'react'
import type { NewGatheringBody, PlannedGathering } from '@circle/shared/api'
import { Button } from '../ui/Button.tsx'
import { HOME } from '../words/account.ts'
import { LEAD } from '../words/lead.ts'
import { clock, day, town } from '../words/time.ts'
import { GatheringForm } from './GatheringForm.tsx'

export interface PlannedActs {
  /** Each resolves to whether it was done. */
  onMake(body: NewGatheringBody): Promise<boolean>
  onChange(gathering: string, body: NewGatheringBody): Promise<boolean>
  onCancel(gathering: string): Promise<boolean>
  onGoToDoor(gathering: string): void
}

interface PlannedProps extends PlannedActs {
  gatherings: readonly PlannedGathering[]
  now: number
  working: boolean
}

export function Planned({ gatherings, now, working, onMake, ...acts }: PlannedProps) {
  const [planning, setPlanning] = useState(false)
  const [next, ...after] = nearestFirst(gatherings)
  const make = (body: NewGatheringBody) => void onMake(body).then((done) => done && setPlanning(false))
  if (!next) return <GatheringForm heading="h1" now={now} working={working} onMake={make} />
  return (
    <>
      <One gathering={next} large {...{ now, working }} {...acts} />
      {after.length > 0 && <h2>{LEAD.after}</h2>}
      <ul className="rows dates">
        {after.map((one) => (
          <li key={one.id}>
            <One gathering={one} {...{ now, working }} {...acts} />
          </li>
        ))}
      </ul>
      {planning ? (
        <GatheringForm heading="h2" now={now} working={working} onMake={make} onBack={() => setPlanning(false)} />
      ) : (
        <div>
          <Button onClick={() => setPlanning(true)}>{LEAD.another}</Button>
        </div>
      )}
    </>
  )
}

/** The gathering that was opened last stands first. */
function nearestFirst(gatherings: readonly PlannedGathering[]): PlannedGathering[] {
  const open = gatherings.filter((one) => one.phase === 'open').reverse()
  return [...open, ...gatherings.filter((one) => one.phase !== 'open')]
}

interface OneProps extends Omit<PlannedActs, 'onMake'> {
  gathering: PlannedGathering
  large?: boolean
  now: number
  working: boolean
}

function One({ gathering, large = false, now, working, onChange, onCancel, onGoToDoor }: OneProps) {
  const [asked, setAsked] = useState<'nothing' | 'change' | 'cancel'>('nothing')
  const settle = async (answer: Promise<boolean>) => {
    if (await answer) setAsked('nothing')
  }
  const { id, topic, phase } = gathering
  const when = `${day(gathering.startsAt, { now })}, ${HOME.hour(clock(gathering.startsAt), clock(gathering.endsAt), town())}`
  if (asked === 'change') {
    return (
      <GatheringForm
        heading={large ? 'h1' : 'h2'}
        given={gathering}
        now={now}
        working={working}
        onBack={() => setAsked('nothing')}
        onMake={(body) => void settle(onChange(id, body))}
      />
    )
  }
  return (
    <div className={large ? 'planned large' : 'planned'}>
      {large && <p className="soft">{phase === 'open' ? LEAD.open : LEAD.next}</p>}
      {large ? <h1>{topic}</h1> : <h3>{topic}</h3>}
      <p className={large ? 'hour' : 'soft'}>{when}</p>
      {asked === 'cancel' ? (
        <div className="confirm" role="group" aria-label={LEAD.cancel(topic)}>
          <p>{LEAD.cancelSoft}</p>
          <Button onClick={() => setAsked('nothing')}>{LEAD.cancelNot}</Button>
          <Button disabled={working} onClick={() => void settle(onCancel(id))}>
            {LEAD.cancelSure}
          </Button>
        </div>
      ) : (
        <div className="foot-buttons">
          {(large || phase === 'open') && (
            <Button firm={large} onClick={() => onGoToDoor(id)}>
              {phase === 'open' ? LEAD.goIn : LEAD.toDoor}
            </Button>
          )}
          {phase === 'before' && (
            <Button slim={!large} aria-label={LEAD.changeOf(topic)} onClick={() => setAsked('change')}>
              {LEAD.change}
            </Button>
          )}
          {phase === 'before' && (
            <Button bare slim={!large} aria-label={LEAD.cancel(topic)} onClick={() => setAsked('cancel')}>
              {LEAD.cancelIt}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
