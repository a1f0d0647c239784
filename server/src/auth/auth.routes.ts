// Signing in, signing out and new words, over HTTP. It sets and clears the cookie, and decides nothing.
import { changeWords, me, signIn, signOut, type Me } from '@circle/shared/api'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { limitRate } from '../http/rate-limit.ts'
import { Refused } from '../http/refused.ts'
import type { Auth } from './auth.service.ts'
import type { SignIns } from './sessions.ts'

export interface AuthRoutesParts {
  readonly auth: Auth
  readonly sessions: SignIns
  /** What her own page shows. */
  readonly meOf: (account: string, fresh: boolean) => Promise<Me>
}

const nothing = z.null()

export function authRoutes(root: FastifyInstance, { auth, sessions, meOf }: AuthRoutesParts): void {
  const app = root.withTypeProvider<ZodTypeProvider>()

  app.get('/api/me', { schema: { response: { 200: me } } }, async (request) => {
    const who = await sessions.of(request.raw)
    if (!who) throw new Refused('not-signed-in')
    return meOf(who.account, await sessions.isFresh(who))
  })

  const signInOptions = { schema: { body: signIn, response: { 200: me } }, config: limitRate(240) }
  app.post('/api/sign-in', signInOptions, async (request, reply) => {
    const { account, cookie } = await auth.signIn(request.raw, request.ip, request.body)
    reply.header('set-cookie', cookie)
    return meOf(account, true)
  })

  app.post('/api/sign-out', { schema: { body: signOut, response: { 204: nothing } } }, async (request, reply) => {
    await auth.signOut(request.raw, request.body.everywhere)
    return reply.header('set-cookie', sessions.blankCookie).code(204).send(null)
  })

  const wordsOptions = { schema: { body: changeWords, response: { 204: nothing } }, config: limitRate(30) }
  app.post('/api/words', wordsOptions, async (request, reply) => {
    const who = await sessions.of(request.raw)
    if (!who) throw new Refused('not-signed-in')
    await auth.changeWords(who, request.ip, request.body)
    return reply.code(204).send(null)
  })
}
