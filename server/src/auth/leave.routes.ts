// *Leave now*, as the server hears it: the sign-in ends and the browser is told to forget. The page sends it by sendBeacon,
// which waits for nothing and can carry no header of ours; so the route asks only that it does not come from another site.
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { isFromOurPage } from '../http/same-origin.ts'
import { sendRefusal } from '../http/errors.ts'
import type { SignIns } from './sessions.ts'

export function leaveRoutes(
  root: FastifyInstance,
  config: Config,
  sessions: Pick<SignIns, 'end' | 'blankCookie'>,
): void {
  // In a scope of its own, in which the body of a beacon is thrown away unread.
  root.register(async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume()
      payload.on('end', () => done(null))
      payload.on('error', done)
    })
    app.post('/leave', { bodyLimit: 1024 }, async (request, reply) => {
      if (!isFromOurPage(config, request.headers)) return sendRefusal(reply, 'foreign-origin')
      reply.headers({ 'clear-site-data': '"cookies", "storage"', 'set-cookie': sessions.blankCookie })
      // The browser forgets in any case; when the database is away, the sign-in ends at its own time.
      await sessions
        .end(request.raw)
        .catch((error: unknown) => request.log.error({ err: error }, 'a sign-in could not be ended'))
      return reply.code(204).send()
    })
  })
}
