// Does what is due: it looks at the deadlines in the database each second, and to the millisecond at deadlines it has heard of.
// A timer here must never be the truth: the deadline in the state is, and of several processes only one takes effect, because
// they all derive the same command id.
import { due, nextDeadline } from '@circle/shared/gathering/due'
import type { Clock } from '../async/clock.ts'
import type { GatheringsRepository } from './gatherings.repository.ts'
import type { Change, LiveGatherings } from './live.port.ts'
import { repeat } from '../async/repeat.ts'

const LOOK_EVERY = 1000
/** A command may make another due at once; more than this many steps in a row would be a fault of the rules. */
const STEPS = 20

export interface TimekeeperOptions {
  readonly live: LiveGatherings
  readonly repository: GatheringsRepository
  readonly clock: Clock
  /** Nothing is due before this resolves. */
  readonly from: Promise<void>
  readonly log: { warn(details: object, message: string): void }
}

export function keepTime({ live, repository, clock, from, log }: TimekeeperOptions): { close(): Promise<void> } {
  const deadlines = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  function heard({ gathering, state }: Change): void {
    if (!state) return
    const deadline = nextDeadline(state)
    if (deadline === null) deadlines.delete(gathering)
    else deadlines.set(gathering, deadline)
    plan()
  }

  /** The nearest deadline, if it comes before the next look. */
  function plan(): void {
    clearTimeout(timer)
    const left = Math.min(...deadlines.values()) - clock.now()
    if (left < LOOK_EVERY) timer = setTimeout(() => looking.soon(), Math.max(left + 1, 0))
  }

  async function look(): Promise<void> {
    await from
    const now = clock.now()
    for (const [gathering, deadline] of deadlines) if (deadline <= now) deadlines.delete(gathering)
    for (const gathering of await repository.due(now)) {
      // One gathering that cannot be read must not stop the time of the others.
      await doWhatIsDue(gathering).catch((error: unknown) =>
        log.warn({ err: error, gathering }, 'time stands still in one gathering'),
      )
    }
    plan()
  }

  async function doWhatIsDue(gathering: string): Promise<void> {
    for (let step = 0; step < STEPS; step += 1) {
      const state = await live.read(gathering)
      const tasks = state ? due(state, clock.now()) : []
      let moved = false
      for (const { id, command } of tasks) {
        const answer = await live.submitSystem(gathering, id, command)
        moved ||= answer.ok
      }
      if (!moved) {
        if (tasks.length > 0) log.warn({ tasks: tasks.map((task) => task.command.type) }, 'due and refused')
        return
      }
    }
  }

  const looking = repeat(LOOK_EVERY, look, (error) => log.warn({ err: error }, 'the deadlines could not be read'))
  const off = live.onChange(heard)
  looking.soon()
  return {
    async close() {
      off()
      clearTimeout(timer)
      await looking.stop()
    },
  }
}
