// Posts that waited here for a tick that another process has told: they are written as soon as the tick is heard of, as of
// that tick, and their receipts go with the next one. It must not tell a tick itself.
import type { GatheringState } from '@circle/shared/gathering/state'
import { singleFlight } from '../async/single-flight.ts'
import type { Change, LiveGatherings } from '../gatherings/live.port.ts'
import type { GatheringsRepository } from '../gatherings/gatherings.repository.ts'
import type { Keys } from '../gatherings/keys.ts'
import { openState } from '../gatherings/record.ts'
import { takesAt } from './bowl.service.ts'
import type { Mixer } from './mixer.ts'
import { prepareLate, writeTick } from './tick.ts'

export type LateDeps = {
  mixer: Mixer
  live: Pick<LiveGatherings, 'read'>
  repository: GatheringsRepository
  keys: Keys
}

/** To be called with every change. It never rejects; a post that could not be written is tried at the next change. */
export function writeLate({ mixer, live, repository, keys }: LateDeps): (change: Change) => Promise<void> {
  const writing = singleFlight<string, void>()

  async function write(gathering: string): Promise<void> {
    const done = await repository.transaction(async (trx) => {
      if (!(await repository.lock(trx, gathering))) return null
      const loaded = await repository.load(trx, gathering)
      const key = await keys.find(gathering)
      if (!loaded || !key) return null
      const { state } = openState(loaded, key)
      const tick = state.bowl?.tick
      if (state.phase !== 'open' || tick === undefined || !mixer.missed(gathering, tick)) return null
      const asked = { gathering, key, tick, takes: takesAt(state, true), waiting: mixer.waiting(gathering) }
      const prepared = await prepareLate(trx, asked)
      await writeTick(trx, asked, prepared)
      return { tick, mixed: prepared.mixed }
    })
    if (done) mixer.settle(gathering, done.tick, done.mixed)
  }

  async function look(gathering: string, state: GatheringState | null): Promise<void> {
    try {
      const now = state ?? (await live.read(gathering))
      if (now?.phase === 'ended') mixer.forget(gathering)
      else if (now?.bowl && mixer.missed(gathering, now.bowl.tick)) await write(gathering)
    } catch {
      // Without a word: a log line here would tell that somebody has written. A database that is away, or a state that does
      // not open, is logged by everything else that meets it.
    }
  }

  return async ({ gathering, state }) => {
    if (state?.phase === 'ended') return mixer.forget(gathering)
    if (mixer.missed(gathering, Number.MAX_SAFE_INTEGER)) await writing.run(gathering, () => look(gathering, state))
  }
}
