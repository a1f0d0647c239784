// Tells requests of our own page from those of other pages, by headers that a browser sets and no page can forge. It guards
// writes and sockets; it does not say who sends them.
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { Refused } from './refused.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Our origins: the public origin, and on a loopback address every name of the machine itself. */
function ourOrigins({ publicUrl }: Pick<Config, 'publicUrl'>): Set<string> {
  const { protocol, hostname, port } = new URL(publicUrl)
  const hosts = LOOPBACK.includes(hostname) ? LOOPBACK : []
  return new Set([publicUrl, ...hosts.map((host) => `${protocol}//${host}${port && `:${port}`}`)])
}

/** `Origin` is compared as a text: it may be the word `null`, and is then not ours. */
export const isOurOrigin = (config: Pick<Config, 'publicUrl'>, origin: string | undefined): boolean =>
  origin !== undefined && ourOrigins(config).has(origin)

/**
 * True unless the headers show another site. A page under `no-referrer` sends `Origin: null` with a beacon, so Sec-Fetch-Site
 * is checked first (W3C Fetch Metadata). A sender of neither header is no browser, and has no cookie to misuse.
 */
export function isFromOurPage(config: Pick<Config, 'publicUrl'>, headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (headers.origin === undefined || isOurOrigin(config, headers.origin)) return true
  return headers.origin === 'null' && site === 'same-origin'
}

/** For every route below `app`: a write must be JSON, carry our header, and come from our page. */
export function guardWrites(app: FastifyInstance, config: Pick<Config, 'publicUrl'>): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { headers } = request
    if (!isFromOurPage(config, headers) || headers.origin === 'null') throw new Refused('foreign-origin')
    if (headers['x-circle'] !== '1') throw new Refused('foreign-origin')
    if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw new Refused('malformed')
  })
}
