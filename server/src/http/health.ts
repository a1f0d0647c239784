// The state of the app for those who watch over it: whether it reaches its database, and whether there is sound. It reads no row.
import { health as healthSchema, type Health } from '@circle/shared/api'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { withTimeout } from '../async/with-timeout.ts'
import type { Database } from '../db/database.ts'
import { answers } from '../db/health.repository.ts'

const PATIENCE = 1500 // milliseconds

/** Answers 200 also when a part is away: the circle goes on without the part, and a restart would not mend it. */
export function healthRoute(root: FastifyInstance, db: Database, media: () => Health['media']): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const options = { schema: { response: { 200: healthSchema } }, logLevel: 'warn' } as const
  app.get('/healthz', options, async (): Promise<Health> => ({ database: await databaseHealth(db), media: media() }))
  // Says that the process lives, and nothing about its database: a balancer that removes an app for its database removes every app.
  app.get('/livez', { logLevel: 'warn' }, (_request, reply) => reply.code(204).send())
}

const databaseHealth = (db: Database): Promise<Health['database']> =>
  withTimeout(PATIENCE, answers(db)).then(
    () => 'ok',
    () => 'away',
  )
