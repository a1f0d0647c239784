// The pages while they are being worked on: Vite, with everything that is the app's passed on to it.
// It listens on this machine alone and is never part of a build.
import { join } from 'node:path'
import { root } from '../places.mjs'
import { viteOf } from './vite.mjs'

const web = join(root, 'web')
const OF_THE_APP = ['/api', '/socket.io', '/sfu', '/bowl', '/leave', '/healthz', '/livez']

/**
 * Returns { watcher, stop() }. `app`: where the app answers and which origin it knows, with the name and words of each
 * person by the first label of her host name; without it there is only the catalogue of screens.
 */
export async function serveDevPages({ port, app }) {
  const { createLogger, createServer } = await viteOf('web')
  const vite = await createServer({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    customLogger: withoutProxyErrors(createLogger('warn')),
    clearScreen: false,
    plugins: app ? [signInByLink(app)] : [],
    server: { host: '127.0.0.1', port, strictPort: true, proxy: app ? passedOn(app) : {} },
  })
  await vite.listen()
  return { watcher: vite.watcher, stop: () => vite.close() }
}

/** While the app starts again its answers fail, and every open page asks. */
function withoutProxyErrors(logger) {
  const { error } = logger
  return Object.assign(logger, {
    error: (words, options) => /proxy (socket )?error/.test(words) || error(words, options),
  })
}

/** Every person has a host name of her own, and the app knows one origin alone: there each of them is that one. */
function passedOn({ url, publicUrl }) {
  const sameOrigin = (request) => request.getHeader('origin') && request.setHeader('origin', publicUrl)
  const configure = (proxy) => proxy.on('proxyReq', sameOrigin).on('proxyReqWs', sameOrigin)
  return Object.fromEntries(OF_THE_APP.map((path) => [path, { target: url, ws: true, configure }]))
}

/** `http://first.localhost/dev/sign-in` signs that woman in, in the storage of that host name, and goes on to her page. */
const signInByLink = ({ url, publicUrl, people }) => ({
  name: 'sign-in-by-link',
  transformIndexHtml: (html) => html.replace(/(<meta name="leave-to" content=")[^"]*/, '$1about:blank'),
  configureServer(server) {
    server.middlewares.use('/dev/sign-in', async (request, response) => {
      const person = people[request.headers.host?.split('.')[0] ?? '']
      if (!person) return response.writeHead(404).end('Nobody has this name.')
      const { name, words } = person
      const answer = await fetch(`${url}/api/sign-in`, {
        method: 'POST',
        body: JSON.stringify({ name, words, ownDevice: false }),
        headers: {
          'content-type': 'application/json',
          'x-circle': '1',
          origin: publicUrl,
          'sec-fetch-site': 'same-origin',
        },
      }).catch(() => undefined)
      if (!answer?.ok) return response.writeHead(503).end('The app does not answer yet. Try again in a moment.')
      response.writeHead(302, { location: '/', 'set-cookie': answer.headers.get('set-cookie') }).end()
    })
  },
})
