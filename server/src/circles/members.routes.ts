// Who belongs to a circle, over HTTP. It decides nothing.
import { endMembership, memberMark, memberRole, members } from '@circle/shared/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Sessions } from '../auth/sessions.port.ts'
import { limitRate } from '../http/rate-limit.ts'
import { Refused } from '../http/refused.ts'
import type { CircleMembers } from './members.service.ts'

const params = z.object({ circle: z.uuid() })
const ofOne = z.object({ circle: z.uuid(), account: z.uuid() })
const nothing = z.null()

export function memberRoutes(
  root: FastifyInstance,
  { members: service, sessions }: { members: CircleMembers; sessions: Sessions },
): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const accountOf = async (request: FastifyRequest): Promise<string> => {
    const who = await sessions.of(request.raw)
    if (!who) throw new Refused('not-signed-in')
    return who.account
  }

  app.get('/api/circles/:circle/members', { schema: { params, response: { 200: members } } }, async (request) =>
    service.of(await accountOf(request), request.params.circle),
  )

  const roleOptions = {
    schema: { params: ofOne, body: memberRole, response: { 204: nothing } },
    config: limitRate(240),
  }
  app.post('/api/circles/:circle/members/:account/role', roleOptions, async (request, reply) => {
    const { circle, account } = request.params
    await service.setRole(await accountOf(request), circle, account, request.body.role)
    return reply.code(204).send(null)
  })

  const markOptions = {
    schema: { params: ofOne, body: memberMark, response: { 204: nothing } },
    config: limitRate(240),
  }
  app.post('/api/circles/:circle/members/:account/mark', markOptions, async (request, reply) => {
    const { circle, account } = request.params
    await service.setMark(await accountOf(request), circle, account, request.body.mark)
    return reply.code(204).send(null)
  })

  const endOptions = {
    schema: { params: ofOne, body: endMembership, response: { 204: nothing } },
    config: limitRate(240),
  }
  app.post('/api/circles/:circle/members/:account/end', endOptions, async (request, reply) => {
    const { circle, account } = request.params
    await service.end(await accountOf(request), circle, account, request.body.deleteAccount)
    return reply.code(204).send(null)
  })
}
