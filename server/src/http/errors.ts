// How every refusal goes out over HTTP: code -> status, and what a failure may show. It must never show anything internal.
import { type RefusalCode, refuse } from '@circle/shared/errors'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../db/database.ts'
import { Refused } from './refused.ts'

export const statusOf = {
  malformed: 400,
  'unknown-command': 400,
  'too-large': 413,
  'too-fast': 429,
  'command-id-reused': 409,
  'not-signed-in': 401,
  'wrong-words': 403,
  'not-yours': 403,
  'not-found': 404,
  'foreign-origin': 403,
  'not-until-close': 403,
  'invitation-spent': 410,
  'invitation-ended': 410,
  'invitation-expired': 410,
  'invitation-unknown': 404,
  'words-too-short': 400,
  'time-not-possible': 400,
  'not-admitted': 403,
  'already-inside': 409,
  'knock-later': 409,
  'not-this-time': 403,
  removed: 403,
  'nobody-to-admit': 409,
  'kept-apart': 403,
  'name-empty': 400,
  'name-too-long': 400,
  'name-not-allowed': 400,
  'name-mixed': 400,
  'name-of-a-role': 400,
  'name-taken': 409,
  'agreement-changed': 409,
  elsewhere: 409,
  ended: 410,
  cancelled: 410,
  'not-open': 409,
  'already-open': 409,
  resting: 409,
  'not-resting': 409,
  'offer-moved-on': 409,
  'turn-moved-on': 409,
  'not-your-turn': 409,
  'not-next': 409,
  'nobody-to-offer': 409,
  'round-running': 409,
  'no-round': 409,
  'facilitator-only': 403,
  'lead-only': 403,
  'facilitator-stays': 409,
  'facilitators-own': 409,
  'not-here': 409,
  'not-sharing': 409,
  'not-in-order': 409,
  'no-hands-in-round': 409,
  'already-so': 409,
  'already-written': 409,
  'text-too-long': 400,
  'text-empty': 400,
  'wrong-mode': 409,
  dropped: 409,
  'bowl-shut': 409,
  'bowl-empty': 409,
  'bowl-not-read': 409,
  'note-in-hand': 409,
  'note-lies': 409,
  'note-gone': 409,
  'cloth-shut': 409,
  'credential-later': 409,
  'try-again': 503,
} as const satisfies Record<RefusalCode, number>

/** The refusal code of anything thrown; null for a fault of ours. */
function codeOf(error: unknown): RefusalCode | null {
  if (error instanceof Refused) return error.code
  if (isDatabaseAway(error)) return 'try-again'
  const { statusCode, validation } = error as FastifyError
  if (validation || statusCode === 400 || statusCode === 415) return 'malformed'
  if (statusCode === 403) return 'not-found' // a path that leads out of the folder of our pages
  if (statusCode === 413) return 'too-large'
  if (statusCode === 429) return 'too-fast'
  return null
}

export function sendRefusal(reply: FastifyReply, code: RefusalCode): FastifyReply {
  return reply
    .code(statusOf[code])
    .type('application/json')
    .send(JSON.stringify(refuse(code)))
}

export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply) => {
    const code = codeOf(error)
    if (code !== null) return sendRefusal(reply, code)
    request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
    return reply
      .code(500)
      .type('application/json')
      .send(JSON.stringify(refuse('try-again')))
  })
}
