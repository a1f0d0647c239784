// Serves the built web app: its page for every path without a route, its assets by their hashed names.
// It builds nothing and changes two things in the page: where leave-now goes, and where the source is.
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import { isInvitationPath } from '@circle/shared/invitation-address'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { sendRefusal } from './errors.ts'

const FOR_GOOD = 'public, max-age=31536000, immutable'
/** Scripts and styles name helplines, the bowl and the ring, so a browser must not store them on its disk. Fonts say nothing. */
const TELLING = /\.(js|css)(\.(br|gz))?$/
/** Paths of other parts of the server: what is not found below them is not a page. */
const NOT_PAGES = /^\/(api|bowl|sfu|socket\.io|assets|leave|healthz|livez)(\/|$)/

export async function serveWeb(
  app: FastifyInstance,
  { webDir, leaveTo, sourceUrl }: Pick<Config, 'webDir' | 'leaveTo' | 'sourceUrl'>,
): Promise<void> {
  const assets = join(webDir, 'assets') + sep
  await app.register(fastifyStatic, {
    // The build lays `.br` and `.gz` beside each text. Only what is the same for everybody is compressed: the length of a
    // compressed answer tells of what is in it (BREACH).
    root: webDir,
    index: false,
    preCompressed: true,
    cacheControl: false,
    redirect: false,
    dotfiles: 'ignore',
    // The page itself goes out through `page` alone, with its meta filled in.
    allowedPath: (path) => !/\.(html|map|br|gz)$/.test(path),
    setHeaders: (reply, path) => {
      reply.header('cache-control', TELLING.test(path) ? 'no-store' : path.startsWith(assets) ? FOR_GOOD : 'no-cache')
    },
  })

  let kept: string | undefined
  const page = async (reply: FastifyReply): Promise<FastifyReply> => {
    kept ??= await readFile(join(webDir, 'index.html'), 'utf8').then(
      (html) => fillIn(fillIn(html, 'leave-to', leaveTo), 'source-url', sourceUrl),
      () => undefined,
    )
    if (kept === undefined) return reply.code(503).type('text/plain; charset=utf-8').send('The page is not built yet.')
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(kept)
  }

  app.get('/', (_request, reply) => page(reply))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const asksForAPage = request.method === 'GET' || request.method === 'HEAD'
    const looksLikeAFile = /\.[a-z0-9]{1,8}$/i.test(path)
    if (!asksForAPage || NOT_PAGES.test(path) || looksLikeAFile) return sendRefusal(reply, 'not-found')
    return page(reply)
  })
}

/** The address of an invitation, however a program has changed it, is the page's: the page reads what stands behind the `#`. */
export const pageOfInvitation = (url: string): string => (isInvitationPath(url.split('?', 1)[0]!) ? '/in' : url)

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Throws when the page has no place for it: leave-now would lead nowhere, or the source be hidden. */
function fillIn(html: string, name: string, content: string): string {
  const meta = new RegExp(`(<meta name="${name}" content=")[^"]*(")`)
  if (!meta.test(html)) throw new Error(`The built page has no <meta name="${name}">.`)
  return html.replace(meta, (_all, before: string, after: string) => before + escape(content) + after)
}
