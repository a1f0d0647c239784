// Removes from the files of the database what erased rows have left there, as soon as nobody can see those rows any more. A
// failure is tried again. It must not know what was erased.
import { repeat, type Repeating } from '../async/repeat.ts'
import type { TracesRepository } from './traces.repository.ts'

const MINUTE = 60_000

export interface TracesOptions {
  readonly repository: TracesRepository
  readonly log: { info(details: object, message: string): void; warn(details: object, message: string): void }
  readonly lookEvery?: number | undefined
}

export function removeTraces({ repository, log, lookEvery = MINUTE }: TracesOptions): Repeating {
  async function look(): Promise<void> {
    const removed = await repository.remove()
    if (removed === 'all') log.info({}, 'the traces of what was erased are removed')
    if (removed === 'all but the log')
      log.warn({}, 'this database does not let the app renew its write-ahead log: traces stay in it')
  }

  const looking = repeat(lookEvery, look, (error) =>
    log.warn({ err: error }, 'the traces of what was erased could not be removed; it is tried again'),
  )
  looking.soon()
  return looking
}
