// Hashing of words by argon2id, few at once so that a rush of sign-ins never starves the room. It must never be called inside a
// transaction.
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { Refused } from '../http/refused.ts'
import { fairQueue } from './fair-queue.ts'

/** The minimum that OWASP names: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** How many run at most. One core always stays free for the room, and one of Node's four threads for files. */
const AT_ONCE = 3
/** How many may wait: a further request would wait for seconds, and is answered `try-again` instead. */
const WAITING = 100

/**
 * `from`: who asks, as a text that means nothing here (a network, an account, a link). Waiting requests are served in turn, one
 * of each `from`, so that a flood from one source holds up itself and nobody else.
 */
export interface Hashing {
  /** `normalised`: from words.ts. Both throw `try-again` when too many wait. */
  hash(normalised: string, from: string): Promise<string>
  /** Takes as long for an account that does not exist (`null`) as for one that does. */
  verify(stored: string | null, normalised: string, from: string): Promise<boolean>
}

export function makeHashing(cores = availableParallelism()): Hashing {
  const atOnce = Math.max(1, Math.min(AT_ONCE, cores - 1))
  const waiting = fairQueue(WAITING)
  let running = 0

  const inTurn = async <T>(from: string, work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1
    else if (!(await waiting.turnOf(from))) throw new Refused('try-again')
    try {
      return await work()
    } finally {
      if (!waiting.next()) running -= 1
    }
  }

  // The hash of random words that nobody knows.
  const dummy = inTurn('', () => hash(randomBytes(16).toString('hex'), COST))

  return {
    hash: (normalised, from) => inTurn(from, () => hash(normalised, COST)),
    async verify(stored, normalised, from) {
      const against = stored ?? (await dummy)
      const right = await inTurn(from, () => verify(against, normalised))
      return right && stored !== null
    },
  }
}
