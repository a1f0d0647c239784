// How often one network may call the same route. Calls are counted in memory under a keyed digest: no address is stored.
import { createHmac, randomBytes } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { networkOf } from './network.ts'
import { Refused } from './refused.ts'

/** The counts are those of a whole household: another person there would read that somebody signs in, and since when. */
const untold = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
  'retry-after': false,
}

export async function countRates(app: FastifyInstance): Promise<void> {
  const secret = randomBytes(32)
  await app.register(rateLimit, {
    global: false,
    cache: 10_000,
    keyGenerator: (request) => createHmac('sha256', secret).update(networkOf(request.ip)).digest('base64url'),
    addHeaders: untold,
    addHeadersOnExceeding: untold,
    errorResponseBuilder: () => new Refused('too-fast'),
  })
}

/** For a route's `config`: so many calls a minute from one network. A whole circle may sit behind one address. */
export const limitRate = (perMinute: number) => ({ rateLimit: { max: perMinute, timeWindow: 60_000 } })
