// The log, by an allow-list: method, route pattern, status, milliseconds, and the place of a failure in the code.
// Never an address, a query, a name, a token, a body, or the message of an error (it may repeat what somebody wrote).
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

export type Log = FastifyBaseLogger

/** `to` is where lines go: standard output, unless a test listens. */
export function makeLog(config: Pick<Config, 'logLevel' | 'processName'>, to?: { write(line: string): void }): Log {
  const logger = {
    level: config.logLevel,
    base: { process: config.processName },
    serializers: { err: placeOf, error: placeOf, req: nothing, res: nothing },
    ...(to && { stream: to }),
  }
  return Fastify({ logger }).log // pino comes with Fastify
}

const nothing = (): Record<string, never> => ({})

/** Where it broke, and the driver's code for why; its message stays unsaid. */
function placeOf(error: unknown): { type: string; message: string; stack: string; code?: string; cause?: object } {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12)
  const code = (error as { code?: unknown }).code
  return {
    type: error.name,
    message: '',
    stack: frames.map((line) => line.trim()).join('\n'),
    ...(typeof code === 'string' && /^[\w-]{1,40}$/.test(code) && { code }),
    ...(error.cause instanceof Error && { cause: placeOf(error.cause) }),
  }
}

/** One line for each answered request. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method, route: request.routeOptions.url ?? '(none)', status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    }
    request.log.info(line, 'answered')
  })
}
