// The bowl of one process, put together by hand: who gets what, and how it ends. No rule lives here.
import type { GatheringsRepository } from '../gatherings/gatherings.repository.ts'
import type { Keys } from '../gatherings/keys.ts'
import type { LiveGatherings } from '../gatherings/live.port.ts'
import type { Log } from '../log/log.ts'
import { giveCredentials, type TakeCredential } from './credentials.ts'
import type { BowlRows } from '../gatherings/bowl.port.ts'
import { bowlRows } from './bowl.service.ts'
import { type Curve, startCurve } from './curve.ts'
import { followChannelKeys, takeIn } from './intake.ts'
import { writeLate } from './late.ts'
import { makeMixer, type Mixer } from './mixer.ts'

/** The parts that a commit needs, made before the gatherings are. */
export type BowlParts = { readonly mixer: Mixer; readonly curve: Curve; readonly rows: BowlRows }

/** `mixing`: over how many ticks notes are mixed; for tests of what the mixing is good for. */
export function bowlParts(log: Pick<Log, 'warn'>, mixing?: number): BowlParts {
  const mixer = makeMixer(mixing)
  const curve = startCurve({ log })
  return { mixer, curve, rows: bowlRows({ mixer, curve }) }
}

export type BowlOptions = { parts: BowlParts; live: LiveGatherings; repository: GatheringsRepository; keys: Keys }

export interface Bowl {
  readonly credential: TakeCredential
  /** Takes the body of a post to a gathering. Nobody learns what became of it. */
  receive(gathering: string, body: Buffer): void
  /** Resolves when every post that has come until now waits for its tick or was dropped. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Rejects when the database is away. */
export async function startBowl({ parts, live, repository, keys }: BowlOptions): Promise<Bowl> {
  const { mixer, curve } = parts
  const channelKeys = followChannelKeys(live)
  const intake = takeIn({ channelKeys, keys, curve, mixer })
  const late = writeLate({ mixer, live, repository, keys })
  const running = new Set<Promise<void>>()
  const keep = (work: Promise<void>): void => {
    running.add(work)
    void work.finally(() => running.delete(work))
  }
  const off = live.onChange((change) => {
    channelKeys.heard(change)
    keep(late(change))
  })
  await channelKeys.begin()
  return {
    credential: giveCredentials({ live, keys, curve }),
    receive(gathering, body) {
      // Without a word: a log line here would tell the moment of a post. What makes a post fail (a key that cannot be read)
      // fails every command of the gathering too, and that is logged.
      keep(intake(gathering, body).catch(() => {}))
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
    async close() {
      off()
      // The curve first: those who wait for its arithmetic get an answer.
      await curve.close()
      await Promise.all(running)
    },
  }
}
