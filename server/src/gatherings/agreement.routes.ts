// The agreement over HTTP: what it says now, and her yes to it. Decides nothing.
import { agree, agreement as agreementSchema } from '@circle/shared/api'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Sessions } from '../auth/sessions.port.ts'
import { Refused } from '../http/refused.ts'
import { agreement } from './agreement.ts'

export interface AgreementRoutesParts {
  readonly sessions: Sessions
  /** Throws Refused when the gathering is not hers or has ended, or the version is not the newest. */
  readonly agreeTo: (account: string, gathering: string, version: string) => Promise<void>
}

export function agreementRoutes(root: FastifyInstance, { sessions, agreeTo }: AgreementRoutesParts): void {
  const app = root.withTypeProvider<ZodTypeProvider>()

  app.get('/api/agreement', { schema: { response: { 200: agreementSchema } } }, async () => ({
    version: agreement.version,
    lines: [...agreement.lines],
  }))

  const schema = { params: z.object({ id: z.uuid() }), body: agree, response: { 204: z.null() } }
  app.post('/api/gatherings/:id/agree', { schema }, async (request, reply) => {
    const who = await sessions.of(request.raw)
    if (!who) throw new Refused('not-signed-in')
    await agreeTo(who.account, request.params.id, request.body.version)
    return reply.code(204).send(null)
  })
}
