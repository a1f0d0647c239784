// Makes gatherings under way follow the enrolments of their circle: whoever no longer belongs is out of them, and a seat has
// the role that was given. What was noted with the change is tried until it is done, by whichever process; it decides nothing.
import type { EnrolmentChange, EnrolmentsRepository } from './enrolments.repository.ts'
import type { LiveGatherings } from './live.port.ts'
import { repeat } from './repeat.ts'

const LOOK_EVERY = 2000 // for what a process that died has left

export interface EnrolmentsOptions {
  readonly live: Pick<LiveGatherings, 'submitSystem'>
  readonly repository: EnrolmentsRepository
  readonly log: { warn(details: object, message: string): void }
}

export interface Enrolments {
  /** Resolves when everything noted so far was tried once. Never rejects. */
  followNow(): Promise<void>
  close(): Promise<void>
}

export function followEnrolments({ live, repository, log }: EnrolmentsOptions): Enrolments {
  async function follow({ id, gathering, participant: who }: EnrolmentChange): Promise<void> {
    let role = await repository.roleOf(gathering, who)
    for (;;) {
      const answer = await live.submitSystem(gathering, `enrolment:${id}:${role}`, { type: 'enrolment.change', who, role })
      if (!answer.ok && answer.code === 'try-again') return
      // Another change may have been followed in between: what holds now has the last word.
      const now = await repository.roleOf(gathering, who)
      if (now === role) return repository.followed(id)
      role = now
    }
  }

  const followAll = async (): Promise<void> => {
    for (const change of await repository.changed()) await follow(change)
  }
  const failed = (error: unknown): void => log.warn({ err: error }, 'a changed enrolment could not be followed; it is tried again')
  const looking = repeat(LOOK_EVERY, followAll, failed)
  looking.soon()
  return {
    followNow: () => followAll().catch(failed),
    close: () => looking.stop(),
  }
}
