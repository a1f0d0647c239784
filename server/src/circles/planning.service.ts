// What a facilitator plans: gatherings made, changed and cancelled before they open. It knows no HTTP. A gathering that has a
// state already (somebody came to its door) is changed through its own commands, so that those at the door are told.
import { randomUUID } from 'node:crypto'
import type { GatheringCard, NewGatheringBody, PlannedGatherings } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import type { Command } from '@circle/shared/gathering/commands'
import { limits } from '@circle/shared/gathering/state'
import { fitsIn, tidy } from '@circle/shared/gathering/text'
import { checkPlannedTime } from '@circle/shared/schedule/planned-time'
import type { Ack } from '@circle/shared/socket'
import type { Database } from '../db/database.ts'
import { Refused } from '../http/refused.ts'
import type { GuideOf } from './circles.service.ts'
import { type Locked, type Plan, PlansRepository } from './plans.repository.ts'

/** A command of the system to a gathering that has a state. */
export type SubmitSystem = (gathering: string, commandId: string, command: Command) => Promise<Ack>

export interface Planning {
  list(account: string, circle: string): Promise<PlannedGatherings>
  /** `now` in ms since 1970. */
  make(account: string, circle: string, body: NewGatheringBody, now: number): Promise<GatheringCard>
  change(
    account: string,
    circle: string,
    gathering: string,
    body: NewGatheringBody,
    now: number,
  ): Promise<GatheringCard>
  cancel(account: string, circle: string, gathering: string): Promise<void>
}

export interface PlanningParts {
  readonly db: Database
  readonly guideOf: GuideOf
  readonly submitSystem: SubmitSystem
}

export function makePlanning({ db, guideOf, submitSystem }: PlanningParts): Planning {
  const plans = new PlansRepository(db)

  /** Changes the row while the gathering has no state; then by a command, which refuses what is open or over. */
  async function settle(
    circle: string,
    gathering: string,
    onTheRow: (within: PlansRepository) => Promise<void>,
    command: Command,
  ) {
    const lives = await db.transaction().execute(async (trx) => {
      const within = new PlansRepository(trx)
      const locked = await within.lock(gathering)
      const code = refusalOf(locked, circle)
      if (code !== null) throw new Refused(code)
      if (locked!.lives) return true
      await onTheRow(within)
      return false
    })
    if (!lives) return
    const answer = await submitSystem(gathering, randomUUID(), command)
    if (!answer.ok && answer.code !== 'already-so') throw new Refused(answer.code)
  }

  return {
    async list(account, circle) {
      await guideOf(db, account, circle)
      return { gatherings: await plans.of(circle) }
    },
    async make(account, circle, body, now) {
      await guideOf(db, account, circle)
      return plans.make(circle, account, read(body, now))
    },
    async change(account, circle, gathering, body, now) {
      await guideOf(db, account, circle)
      const plan = read(body, now)
      await settle(circle, gathering, (within) => within.change(gathering, plan), { type: 'gathering.replan', ...plan })
      const { doorWords: _doorWords, ...shown } = plan
      return { id: gathering, kind: 'circle', ...shown, phase: 'before' }
    },
    async cancel(account, circle, gathering) {
      await guideOf(db, account, circle)
      await settle(circle, gathering, (within) => within.cancel(gathering), { type: 'gathering.cancel' })
    },
  }
}

function refusalOf(locked: Locked | null, circle: string): RefusalCode | null {
  if (locked === null || locked.circle !== circle) return 'not-found'
  return locked.phase === 'open' ? 'already-open' : locked.phase === 'ended' ? 'ended' : null
}

/** Throws the refusal that the form should have shown at its field. */
function read(body: NewGatheringBody, now: number): Plan {
  const [topic, reading, doorWords] = [tidy(body.topic), tidy(body.reading), tidy(body.doorWords ?? '')]
  if (topic === '') throw new Refused('text-empty')
  if (!fitsIn(topic, limits.topic) || !fitsIn(reading, limits.reading) || !fitsIn(doorWords, limits.doorWords))
    throw new Refused('text-too-long')
  const startsAt = Math.round(body.startsAt)
  if (checkPlannedTime(startsAt, body.minutes, now) !== null) throw new Refused('time-not-possible')
  return { topic, reading, doorWords, startsAt, endsAt: startsAt + body.minutes * 60_000 }
}
