// What a process does before it serves: takes the time, says that it lives, and, when nobody lived before it, gives back what fell due meanwhile.
// It must not start a second time in one process.
import { type Clock, clockFrom } from './clock.ts'
import type { GatheringsRepository } from './gatherings.repository.ts'
import type { Keys } from './keys.ts'
import type { LiveGatherings } from './live.port.ts'
import type { ProcessesRepository } from './processes.repository.ts'
import { openState } from './record.ts'

/** Smaller differences are two processes that read the time a little apart; the later one just goes ahead (milliseconds). */
const STEP_FROM = 1000

export async function databaseClock(processes: ProcessesRepository): Promise<Clock> {
  const readAt = performance.now()
  return clockFrom(await processes.time(), readAt)
}

export interface BootOptions {
  readonly process: string
  readonly processes: ProcessesRepository
  readonly repository: GatheringsRepository
  readonly keys: Keys
  readonly clock: Clock
  readonly live: LiveGatherings
  readonly log: { info(details: object, message: string): void; warn(details: object, message: string): void }
}

/** Throws when the database is away. */
export async function boot(options: BootOptions): Promise<void> {
  const { process, processes, repository, live, clock, log } = options
  let done = false
  await processes.boot(async (trx) => {
    const downSince = await processes.downSince(trx)
    const others = await processes.othersLive(trx)
    await processes.renew(process)
    for (const { id } of await repository.living()) {
      await mendClock(options, id, others).catch((error: unknown) => log.warn({ err: error, gathering: id }, 'its time could not be read'))
      if (downSince === null) continue
      const answer = await live.submitSystem(id, `resume:${process}`, { type: 'gathering.resume', downSince: Math.min(downSince, clock.now()) })
      log.info({ gathering: id, ok: answer.ok }, 'a gathering goes on')
    }
    done = true
  }).catch((error: unknown) => {
    // The lock may run out while many gatherings are gone through; what was done is done.
    if (!done) throw error
  })
}

/** A clock that stood still behind the last event would hold every deadline; beside others who go by it, ours goes ahead to theirs. */
async function mendClock({ process, repository, keys, clock, live, log }: BootOptions, gathering: string, others: boolean): Promise<void> {
  const loaded = await repository.load(repository.db, gathering, '', '')
  if (!loaded?.kept) return
  const { at } = openState(loaded, await keys.find(gathering))
  const by = clock.now() - at
  if (by >= 0) return
  if (others || -by < STEP_FROM) return clock.atLeast(at)
  log.warn({ gathering, by }, 'the clock stands behind the last event: open deadlines move')
  await live.submitSystem(gathering, `clock:${process}`, { type: 'clock.step', by })
}
