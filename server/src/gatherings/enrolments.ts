// Makes gatherings under way follow the enrolments of their circle: a woman who no longer belongs is out of them, a seat has
// the role that was given, and the door shows the mark. A change that was noted is tried until it is done, by whichever
// process. It decides nothing.
import { randomUUID } from 'node:crypto'
import type { EnrolmentChange, EnrolmentsRepository } from './enrolments.repository.ts'
import type { LiveGatherings } from './live.port.ts'
import type { Marks } from './marks.ts'
import { repeat } from '../async/repeat.ts'

const LOOK_EVERY = 2000 // for changes that a dead process has left behind (milliseconds)

export interface EnrolmentsOptions {
  readonly live: Pick<LiveGatherings, 'submitSystem'>
  readonly repository: EnrolmentsRepository
  readonly marks: Pick<Marks, 'open'>
  readonly log: { warn(details: object, message: string): void }
}

export interface Enrolments {
  /** Resolves when every change noted so far was tried once. Never rejects. */
  followNow(): Promise<void>
  close(): Promise<void>
}

export function followEnrolments({ live, repository, marks, log }: EnrolmentsOptions): Enrolments {
  const readNow = async ({ gathering, participant }: EnrolmentChange) => {
    const found = await repository.find(gathering, participant)
    return found && { role: found.role, guidesMark: await marks.open(found.mark.place, found.mark.sealed) }
  }

  async function follow(change: EnrolmentChange): Promise<void> {
    const { id, gathering, participant: who } = change
    let enrolment = await readNow(change)
    for (;;) {
      // A fresh id for each try: a change that holds already is refused by its content.
      const answer = await live.submitSystem(gathering, `enrolment:${randomUUID()}`, {
        type: 'enrolment.change',
        who,
        enrolment,
      })
      if (!answer.ok && answer.code === 'try-again') return
      // Another process may have followed a later change in between: the enrolment of now has the last word.
      const now = await readNow(change)
      if (now?.role === enrolment?.role && now?.guidesMark === enrolment?.guidesMark) return repository.followed(id)
      enrolment = now
    }
  }

  const followAll = async (): Promise<void> => {
    for (const change of await repository.changed()) await follow(change)
  }
  const failed = (error: unknown): void =>
    log.warn({ err: error }, 'a changed enrolment could not be followed; it is tried again')
  const looking = repeat(LOOK_EVERY, followAll, failed)
  looking.soon()
  return {
    followNow: () => followAll().catch(failed),
    close: () => looking.stop(),
  }
}
