// What a process does when it begins: it takes the time, says that it lives, and, when no other process lived, gives deadlines
// that passed meanwhile their full length again. Deadlines may be acted on only afterwards.
import { setTimeout as wait } from 'node:timers/promises'
import { type Clock, clockFrom } from '../async/clock.ts'
import type { GatheringsRepository } from './gatherings.repository.ts'
import type { Keys } from './keys.ts'
import type { LiveGatherings } from './live.port.ts'
import { leases, type ProcessesRepository } from '../cluster/processes.repository.ts'
import { openState } from './record.ts'

/** Smaller differences come of two processes that read the time a little apart; the later one goes ahead (milliseconds). */
const STEP_FROM = 1000
/** A process that lives renews its lease within this time (milliseconds). */
const SIGN_OF_LIFE = leases.renewEvery + 500

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

export interface Booted {
  /** Resolves when deadlines may be acted on. Never rejects. */
  readonly goneOn: Promise<void>
  cancel(): void
}

/** Rejects when the database is away. */
export async function boot(options: BootOptions): Promise<Booted> {
  const { process, processes, repository, log } = options
  const others = await processes.others(process)
  await processes.renew(process)
  for (const { id } of await repository.living()) {
    await mendClock(
      options,
      id,
      others.some((other) => other.alive),
    ).catch((error: unknown) => log.warn({ err: error, gathering: id }, 'its time could not be read'))
  }
  const cancelled = new AbortController()
  const goneOn = goOn(options, others, cancelled.signal).catch((error: unknown) => {
    if (!cancelled.signal.aborted) log.warn({ err: error }, 'what fell due meanwhile could not be given back')
  })
  return { goneOn, cancel: () => cancelled.abort() }
}

type Others = Awaited<ReturnType<ProcessesRepository['others']>>

/** A process that was killed a moment ago looks alive until its lease runs out; one that lives shows it by renewing. */
async function goOn(options: BootOptions, before: Others, cancelled: AbortSignal): Promise<void> {
  const { process, processes, repository, live, clock, log } = options
  if (before.length === 0) return
  if (before.some((other) => other.alive)) {
    await wait(SIGN_OF_LIFE, undefined, { signal: cancelled, ref: false })
    const renewed = (await processes.others(process)).some(
      (now) => now.expiresAt > (before.find((other) => other.process === now.process)?.expiresAt ?? 0),
    )
    if (renewed) return
  }
  const downSince = Math.min(clock.now(), Math.max(...before.map((other) => other.expiresAt)) - leases.process)
  for (const { id } of await repository.living()) {
    const answer = await live.submitSystem(id, `resume:${process}`, { type: 'gathering.resume', downSince })
    if (answer.ok) log.info({ gathering: id }, 'what fell due while no process lived has its full length again')
  }
}

/**
 * A clock that stands behind the last event would hold every deadline. Beside other processes, which go by that event, our
 * clock goes ahead to theirs.
 */
async function mendClock(options: BootOptions, gathering: string, others: boolean): Promise<void> {
  const { process, repository, keys, clock, live, log } = options
  const loaded = await repository.load(repository.db, gathering)
  if (!loaded?.kept) return
  const { at } = openState(loaded, await keys.find(gathering))
  const by = clock.now() - at
  if (by >= 0) return
  if (others || -by < STEP_FROM) return clock.atLeast(at)
  log.warn({ gathering, by }, 'the clock stands behind the last event: open deadlines move')
  await live.submitSystem(gathering, `clock:${process}`, { type: 'clock.step', by })
}
