// The log, by an allow-list: method, route pattern, status, milliseconds, and where in the code a failure happened. It must
// never hold an address, a query, a name, a token, a body, or the message of an error (which may repeat what somebody wrote).
import { writeSync } from 'node:fs'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

export type Log = FastifyBaseLogger

declare module 'fastify' {
  interface FastifyContextConfig {
    unlogged?: boolean
  }
}

/** `to`: where lines go; standard output, unless a test listens. */
export function makeLog(config: Pick<Config, 'logLevel' | 'processName'>, to?: { write(line: string): void }): Log {
  const logger = {
    level: config.logLevel,
    base: { process: config.processName },
    serializers: { err: whereFailed, error: whereFailed, req: nothing, res: nothing },
    hooks: { logMethod: unsaid },
    stream: to ?? standardOut,
  }
  return Fastify({ logger }).log // pino comes with Fastify
}

/** A line is lost when the disk is full or the reader is gone. Pino's own stream would throw, and end the process. */
const standardOut = {
  write(line: string): void {
    try {
      writeSync(1, line)
    } catch {
      // There is nowhere to report it.
    }
  },
}

const nothing = (): Record<string, never> => ({})

/** Pino, and some of its users, give a line the message of its error when the line has no message: that message is replaced. */
function unsaid(this: unknown, args: unknown[], write: (...args: never[]) => void): void {
  const [first, said, ...rest] = args
  const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err
  if (!(error instanceof Error)) return write.apply(this, args as never[])
  const message = said === undefined || said === error.message ? 'a failure' : said
  write.apply(this, [first instanceof Error ? { err: first } : first, message, ...rest] as never[])
}

/** Where an error happened, and the driver's code for why; the message of the error stays out. */
function whereFailed(error: unknown): { type: string; message: string; stack: string; code?: string; cause?: object } {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
  const code = (error as { code?: unknown }).code
  return {
    type: error.name,
    message: '',
    stack: frames.map((line) => line.trim()).join('\n'),
    ...(typeof code === 'string' && /^[\w-]{1,40}$/.test(code) && { code }),
    ...(error.cause instanceof Error && { cause: whereFailed(error.cause) }),
  }
}

/**
 * For the HTTP server. Fastify numbers requests and shows the number in every line; a post to the bowl, which has no line, would
 * leave a gap between two numbers and so tell its moment. Lines therefore carry no id of a request at all.
 */
export const unnumbered = {
  genReqId: (): string => '',
  childLoggerFactory: (log: Log, _numbers: object, options: { level?: string }): Log => log.child({}, options),
}

/** One line for each answered request, except of a route that says `unlogged`. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.config.unlogged) return
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    }
    request.log.info(line, 'answered')
  })
}
