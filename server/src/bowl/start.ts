// The bowl of one process, put together by hand: who gets what, and how it ends. No rule lives here.
import type { GatheringsRepository } from '../gatherings/gatherings.repository.ts'
import type { Keys } from '../gatherings/keys.ts'
import type { LiveGatherings } from '../gatherings/live.port.ts'
import { giveCredentials, type TakeCredential } from './credentials.ts'
import type { BowlRows } from '../gatherings/bowl.port.ts'
import { bowlRows } from './bowl.service.ts'
import { type Curve, startCurve } from './curve.ts'
import { knowDoors } from './doors.ts'
import { takeIn } from './intake.ts'
import { writeLate } from './late.ts'
import { makeMixer, type Mixer } from './mixer.ts'

type Log = { warn(details: object, message: string): void }

/** What stands before the gatherings do: a commit needs it. */
export type BowlParts = { readonly mixer: Mixer; readonly curve: Curve; readonly rows: BowlRows }

/** `mixing`: over how many ticks, for a trial of what it is good for. */
export function bowlParts(log: Log, mixing?: number): BowlParts {
  const mixer = makeMixer(mixing)
  const curve = startCurve({ log })
  return { mixer, curve, rows: bowlRows({ mixer, curve }) }
}

export type BowlOptions = { parts: BowlParts; live: LiveGatherings; repository: GatheringsRepository; keys: Keys }

export interface Bowl {
  readonly credential: TakeCredential
  /** A body that came for a gathering. Nobody learns what became of it. */
  receive(gathering: string, body: Buffer): void
  /** Resolves when whatever has come up to now waits for its tick or was dropped. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Rejects when the database is away. */
export async function startBowl({ parts, live, repository, keys }: BowlOptions): Promise<Bowl> {
  const { mixer, curve } = parts
  const doors = knowDoors(live)
  const intake = takeIn({ doors, keys, curve, mixer })
  const late = writeLate({ mixer, live, repository, keys })
  const running = new Set<Promise<void>>()
  const keep = (work: Promise<void>): void => {
    running.add(work)
    void work.finally(() => running.delete(work))
  }
  const off = live.onChange((change) => {
    doors.heard(change)
    keep(late(change))
  })
  await doors.begin()
  return {
    credential: giveCredentials({ live, keys, curve }),
    receive(gathering, body) {
      // Without a word: a line here would tell the moment of a post. What fails it (a key that cannot be read) fails every
      // command of the gathering too, and that is said.
      keep(intake(gathering, body).catch(() => {}))
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
    async close() {
      off()
      // First: whoever waits for the arithmetic is told that there is none.
      await curve.close()
      await Promise.all(running)
    },
  }
}
