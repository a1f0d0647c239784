// The personal links of a circle over HTTP. It sets the cookie of a woman who takes a link, and decides nothing.
import {
  acceptInvitation,
  accepted,
  invitationCard,
  invitationMade,
  invitationToken,
  newInvitation,
  openInvitations,
} from '@circle/shared/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Sessions } from '../auth/sessions.port.ts'
import { limitRate } from '../http/rate-limit.ts'
import { Refused } from '../http/refused.ts'
import type { Invitations } from './invitations.service.ts'

export interface CircleRoutesParts {
  readonly invitations: Invitations
  readonly sessions: Sessions
}

const params = z.object({ circle: z.uuid() })

export function circleRoutes(root: FastifyInstance, { invitations, sessions }: CircleRoutesParts): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const accountOf = async (request: FastifyRequest): Promise<string> => {
    const who = await sessions.of(request.raw)
    if (!who) throw new Refused('not-signed-in')
    return who.account
  }

  const lookOptions = { schema: { body: invitationToken, response: { 200: invitationCard } }, config: limitRate(240) }
  app.post('/api/invitations/look', lookOptions, (request) => invitations.look(request.body.token))

  const acceptOptions = { schema: { body: acceptInvitation, response: { 200: accepted } }, config: limitRate(240) }
  app.post('/api/invitations/accept', acceptOptions, async (request, reply) => {
    const { token, ownDevice } = request.body
    const taken = await invitations.accept(request.raw, token, ownDevice)
    reply.header('set-cookie', taken.started.cookie)
    return taken.accepted
  })

  const makeOptions = {
    schema: { params, body: newInvitation, response: { 200: invitationMade } },
    config: limitRate(240),
  }
  app.post('/api/circles/:circle/invitations', makeOptions, async (request) => {
    return invitations.make(await accountOf(request), request.params.circle, request.body)
  })

  app.get(
    '/api/circles/:circle/invitations',
    { schema: { params, response: { 200: openInvitations } } },
    async (request) => invitations.open(await accountOf(request), request.params.circle),
  )

  const ofOne = z.object({ circle: z.uuid(), id: z.uuid() })
  const takeBackOptions = {
    schema: { params: ofOne, body: z.strictObject({}), response: { 204: z.null() } },
    config: limitRate(240),
  }
  app.post('/api/circles/:circle/invitations/:id/take-back', takeBackOptions, async (request, reply) => {
    await invitations.takeBack(await accountOf(request), request.params.circle, request.params.id)
    return reply.code(204).send(null)
  })
}
