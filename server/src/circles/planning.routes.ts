// What a facilitator plans, over HTTP. It decides nothing.
import { gatheringCard, newGatheringBody, plannedGatherings } from '@circle/shared/api'
import { limits } from '@circle/shared/gathering/state'
import { bytesPerCharacter } from '@circle/shared/gathering/text'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Sessions } from '../auth/sessions.port.ts'
import { limitRate } from '../http/rate-limit.ts'
import { Refused } from '../http/refused.ts'
import type { Planning } from './planning.service.ts'

/** Room for the longest text to read before, in any script, and for all other fields. */
const bodyLimit = limits.reading * bytesPerCharacter + 64 * 1024
const params = z.object({ circle: z.uuid() })
const oneOf = z.object({ circle: z.uuid(), gathering: z.uuid() })

export function planningRoutes(
  root: FastifyInstance,
  { planning, sessions }: { planning: Planning; sessions: Sessions },
): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const config = limitRate(60)
  const accountOf = async (request: FastifyRequest): Promise<string> => {
    const who = await sessions.of(request.raw)
    if (!who) throw new Refused('not-signed-in')
    return who.account
  }

  app.get(
    '/api/circles/:circle/gatherings',
    { schema: { params, response: { 200: plannedGatherings } } },
    async (request) => planning.list(await accountOf(request), request.params.circle),
  )

  const making = { schema: { params, body: newGatheringBody, response: { 200: gatheringCard } }, config, bodyLimit }
  app.post('/api/circles/:circle/gatherings', making, async (request) =>
    planning.make(await accountOf(request), request.params.circle, request.body, Date.now()),
  )

  const changing = {
    schema: { params: oneOf, body: newGatheringBody, response: { 200: gatheringCard } },
    config,
    bodyLimit,
  }
  app.post('/api/circles/:circle/gatherings/:gathering', changing, async (request) => {
    const { circle, gathering } = request.params
    return planning.change(await accountOf(request), circle, gathering, request.body, Date.now())
  })

  const cancelling = { schema: { params: oneOf, response: { 204: z.null() } }, config }
  app.post('/api/circles/:circle/gatherings/:gathering/cancel', cancelling, async (request, reply) => {
    const { circle, gathering } = request.params
    await planning.cancel(await accountOf(request), circle, gathering)
    return reply.code(204).send(null)
  })
}
