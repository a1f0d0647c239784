// For which gatherings this process keeps the SFU's permissions: each has one owner, by a lease in the database's time (5 s,
// renewed each second). A lease and not an advisory lock, which a stopped process would hold for good.
import { leases, type ProcessesRepository } from './processes.repository.ts'
import { repeat } from '../async/repeat.ts'

const RENEW_EVERY = 1000
/** By our own clock a lease ends this much earlier, so that two owners never overlap (milliseconds). */
const MARGIN = 1000

export interface Ownership {
  /** Asks no database: false as soon as the lease may have run out. */
  isOwner(gathering: string): boolean
  onGained(listener: (gathering: string) => void): () => void
  onLost(listener: (gathering: string) => void): () => void
}

export interface OwnershipKept extends Ownership {
  /** A gathering that has only begun to live is taken now, and not at the next look. */
  changed(gathering: string): void
  close(): Promise<void>
}

export interface OwnershipOptions {
  readonly process: string
  readonly repository: ProcessesRepository
  readonly openGatherings: () => Promise<string[]>
  readonly log: { warn(details: object, message: string): void }
}

export function keepOwnership({ process, repository, openGatherings, log }: OwnershipOptions): OwnershipKept {
  let living: ReadonlySet<string> = new Set()
  const until = new Map<string, number>() // by the monotonic clock
  const gained = new Set<(gathering: string) => void>()
  const lost = new Set<(gathering: string) => void>()
  const tell = (listeners: Set<(gathering: string) => void>, gathering: string): void => {
    for (const listener of listeners) listener(gathering)
  }
  const isOwner = (gathering: string): boolean => (until.get(gathering) ?? 0) > performance.now()

  function dropAllBut(owned: ReadonlySet<string>): void {
    for (const gathering of until.keys()) {
      if (owned.has(gathering)) continue
      until.delete(gathering)
      tell(lost, gathering)
    }
  }

  async function renew(): Promise<void> {
    const asked = performance.now()
    const open = await openGatherings()
    living = new Set(open)
    const owned = new Set(open.length > 0 ? await repository.own(process, open) : [])
    dropAllBut(owned)
    for (const gathering of owned) {
      const before = isOwner(gathering)
      until.set(gathering, asked + leases.owner - MARGIN)
      if (!before) tell(gained, gathering)
    }
  }

  const renewing = repeat(RENEW_EVERY, renew, (error) => {
    // A lease within its time is kept: it has not run out in the database either.
    dropAllBut(new Set([...until.keys()].filter(isOwner)))
    log.warn({ err: error }, 'ownership was not renewed')
  })
  renewing.soon()

  const on = (listeners: Set<(gathering: string) => void>) => (listener: (gathering: string) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    isOwner,
    onGained: on(gained),
    onLost: on(lost),
    changed: (gathering) => void (living.has(gathering) || renewing.soon()),
    async close() {
      await renewing.stop()
      dropAllBut(new Set())
      await repository.disown(process).catch(() => {})
    },
  }
}
