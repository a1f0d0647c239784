// argon2id, few at once so that a rush of sign-ins never starves the room. Never call it inside a transaction.
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { Refused } from '../refused.ts'

/** OWASP's least: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** At most; one core always stays with the room. */
const AT_ONCE = 4
/** Who waits behind these would wait for seconds: she is asked to try again instead. */
const WAITING = 100

export interface Hashing {
  /** `normalised`: from words.ts. Both throw `try-again` when too many wait. */
  hash(normalised: string): Promise<string>
  /** Takes as long for an account that is not there (`null`) as for one that is. */
  verify(stored: string | null, normalised: string): Promise<boolean>
}

export function makeHashing(cores = availableParallelism()): Hashing {
  const atOnce = Math.max(1, Math.min(AT_ONCE, cores - 1))
  let running = 0
  const waiting: (() => void)[] = []

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1
    else if (waiting.length >= WAITING) throw new Refused('try-again')
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  // Of words nobody knows, made from chance and forgotten.
  const dummy = inTurn(() => hash(randomBytes(16).toString('hex'), COST))

  return {
    hash: (normalised) => inTurn(() => hash(normalised, COST)),
    async verify(stored, normalised) {
      const against = stored ?? (await dummy)
      const right = await inTurn(() => verify(against, normalised))
      return right && stored !== null
    },
  }
}
