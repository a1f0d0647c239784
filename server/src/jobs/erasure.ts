// Makes sure that nothing that was said in a gathering outlives it: first its key is destroyed, then its rows. It must not read a
// word of them.
import type { Clock } from '../async/clock.ts'
import type { Keys } from '../gatherings/keys.ts'
import { repeat, type Repeating } from '../async/repeat.ts'
import type { ErasureRepository } from './erasure.repository.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const erasureLengths = {
  /** For so long after the close a retry of the last commands is still answered; then all goes (the promise is one hour). */
  afterClose: 10 * MINUTE,
  /** A gathering that never opened is erased too: it holds the names of those who knocked. */
  neverOpened: 12 * HOUR,
  acts: 30 * DAY,
  lookEvery: MINUTE,
} as const

export interface ErasureOptions {
  readonly repository: ErasureRepository
  readonly keys: Keys
  readonly clock: Clock
  readonly forgetOldLeases: () => Promise<void>
  readonly onErased: () => void
  readonly log: { info(details: object, message: string): void; warn(details: object, message: string): void }
  readonly afterClose?: number | undefined
  readonly lookEvery?: number | undefined
}

export function eraseClosed(options: ErasureOptions): Repeating {
  const { repository, keys, clock, log } = options
  const { afterClose = erasureLengths.afterClose, lookEvery = erasureLengths.lookEvery } = options

  async function look(): Promise<void> {
    const now = clock.now()
    const when = { closedBefore: now - afterClose, forgottenBefore: now - erasureLengths.neverOpened }
    for (const gathering of await repository.ripe(when)) {
      if (!(await repository.erase(gathering, when, now, () => keys.destroy(gathering)))) continue
      log.info({ gathering }, 'erased')
      options.onErased()
    }
    await repository.forgetActs(now - erasureLengths.acts)
    await options.forgetOldLeases()
  }

  const looking = repeat(lookEvery, look, (error) =>
    log.warn({ err: error }, 'the erasure could not be done; it is tried again'),
  )
  looking.soon()
  return looking
}
