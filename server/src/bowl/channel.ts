// Where posts come in: one answer to everything, the same bytes each time, and only the body goes on from here. It must read
// no header, no address and no cookie, write no log line, and tell nobody whether a post was good.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { POST_BYTES } from '@circle/shared/bowl/post'
import type { FastifyInstance } from 'fastify'

/** All that is known of a post. */
export type Posted = { method: string; path: string; length: number; body: Buffer }

/** So much of a body that is too long is read, so that its sender gets the answer; then the connection is cut (bytes). */
const MOST_DRAINED = 1 << 20
/** From the first byte of the request to the last of its body (milliseconds). */
const SLOWEST = 5000

export interface ChannelOptions {
  /** The same for every answer. */
  readonly headers: Readonly<Record<string, string>>
  /** Called after the answer has gone out. It must not throw. */
  readonly receive: (posted: Posted) => void
}

export type Channel = (request: IncomingMessage, response: ServerResponse) => void

export function openChannel({ headers, receive }: ChannelOptions): Channel {
  const head = { ...headers, 'content-length': '0', connection: 'close' }

  return (request, response) => {
    const kept: Buffer[] = []
    let length = 0
    let answered = false
    const slow = setTimeout(() => answer(cut), SLOWEST)
    const cut = (): void => void request.destroy()

    function answer(then: () => void): void {
      if (answered) return
      answered = true
      clearTimeout(slow)
      response.sendDate = false
      response.writeHead(202, head).end(then)
    }

    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= POST_BYTES) kept.push(chunk)
      if (length > MOST_DRAINED) answer(cut)
    })
    request.on('end', () => {
      const { method = '', url = '' } = request
      const posted = { method, path: url.split('?', 1)[0] ?? '', length, body: Buffer.concat(kept) }
      answer(() => receive(posted))
    })
    request.on('error', () => clearTimeout(slow))
    request.on('close', () => clearTimeout(slow))
    response.on('error', () => {})
  }
}

const PATH = /^\/bowl\//
const GATHERING = /^\/bowl\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
/** Where every path below the channel goes that does not name a gathering. */
const ELSEWHERE = '/bowl/-'

/** For Fastify's `rewriteUrl`: however wrong an address below the channel is written, it gets the channel's answer. */
export const withoutOddPaths = (url: string): string => (PATH.test(url) && !GATHERING.test(url) ? ELSEWHERE : url)

export const gatheringOf = (path: string): string | null => GATHERING.exec(path)?.[1] ?? null

/**
 * The channel takes a request over before anything is parsed, limited or refused: whatever its type, length or origin, no
 * other part of the server answers it, and none writes a log line about it.
 */
export async function routeChannel(app: FastifyInstance, channel: Channel): Promise<void> {
  // Node would answer an odd `Expect` header by itself; that request gets our answer as well.
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    app.routing(request, response),
  )
  await app.register(async (posts) => {
    posts.addHook('onRequest', async (request, reply) => {
      reply.hijack()
      channel(request.raw, reply.raw)
    })
    posts.post('/bowl/*', { config: { unlogged: true } }, () => {})
  })
}
