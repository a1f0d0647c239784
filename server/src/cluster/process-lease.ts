// Says in the database that this process lives, and knows whether it may call another process dead. It must not decide what
// becomes of the connections of a dead process: realtime/presence.ts does.
import { leases, type ProcessesRepository } from './processes.repository.ts'
import { repeat, type Repeating } from '../async/repeat.ts'

export interface ProcessLease {
  readonly process: string
  /** The last renewal succeeded: the database is there. */
  healthy(): boolean
  /**
   * True when this lease has stood without a gap for as long as a lease lasts. After an outage of the database, or a change of
   * its clock, every lease has run out, and the first process to renew its lease must not take the others for dead.
   */
  mayJudge(): boolean
  close(): Promise<void>
}

/** The lease was taken at boot; this keeps it. */
export function keepLease(
  repository: ProcessesRepository,
  process: string,
  onHealth: (healthy: boolean) => void,
): ProcessLease {
  let renewedAt = performance.now()
  let unbrokenSince = renewedAt
  let healthy = true
  const say = (now: boolean): void => {
    if (healthy === now) return
    healthy = now
    onHealth(now)
  }

  const renewing: Repeating = repeat(
    leases.renewEvery,
    async () => {
      const asked = performance.now()
      const stood = await repository.renew(process)
      if (!stood || asked - renewedAt > leases.process) unbrokenSince = asked
      renewedAt = asked
      say(true)
    },
    () => say(false),
  )

  return {
    process,
    healthy: () => healthy,
    mayJudge: () => {
      const now = performance.now()
      return now - renewedAt < leases.process && now - unbrokenSince >= leases.process
    },
    async close() {
      await renewing.stop()
      // The pages of this process come back elsewhere within seconds; until then nobody writes their drops.
      await repository.renew(process, leases.farewell).catch(() => {})
    },
  }
}
