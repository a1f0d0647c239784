// Tells our own page from everybody else's, by what a browser says of itself in headers that no page can forge.
// It guards writes and sockets; it does not say who she is.
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { Refused } from './refused.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The origins that are ours: the public one, and on a machine of one's own all the names of the machine itself. */
function ourOrigins({ publicUrl }: Pick<Config, 'publicUrl'>): Set<string> {
  const { protocol, hostname, port } = new URL(publicUrl)
  const hosts = LOOPBACK.includes(hostname) ? LOOPBACK : []
  return new Set([publicUrl, ...hosts.map((host) => `${protocol}//${host}${port && `:${port}`}`)])
}

/** `Origin` is compared as the text it is: it may be the word `null`, and is then not ours. */
export const isOurOrigin = (config: Pick<Config, 'publicUrl'>, origin: string | undefined): boolean =>
  origin !== undefined && ourOrigins(config).has(origin)

/**
 * True unless the headers show another site. A page under `no-referrer` sends `Origin: null` with a beacon, so
 * Sec-Fetch-Site is asked first (W3C Fetch Metadata); without both it is no browser, and has no cookie to misuse.
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
