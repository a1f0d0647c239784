// The one dispatcher of WebSocket upgrades on our port: socket.io's to socket.io, the gate's to Fastify's routes.
// Neither may listen on the server itself: each would answer the other's sockets.
import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { type GatheringServer, makeSocketServer } from '../realtime/gatherings.socket.ts'
import { watchLines } from '../realtime/socket-limits.ts'
import { gatePaths } from '../media/gate/paths.ts'
import { isOurOrigin } from './same-origin.ts'

const SOCKETS = '/socket.io/'

/** Frames of the gate are checked against its own, smaller limit; this one only bounds what is held in memory. */
const LARGEST_FRAME = 1 << 20

/** Must be called before any route with `websocket: true`. Closing the app closes the sockets first. */
export async function dispatchUpgrades(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl'>,
): Promise<GatheringServer> {
  const toFastify = new EventEmitter()
  const toSockets = createServer() // listens nowhere
  await app.register(websocket, {
    options: { server: toFastify as HttpServer, maxPayload: LARGEST_FRAME, perMessageDeflate: false },
  })
  const io = makeSocketServer(toSockets, {
    path: SOCKETS,
    destroyUpgrade: false,
    // Another site could open a socket with her cookie: CORS does not guard WebSockets.
    allowRequest: (request, answer) => answer(null, isOurOrigin(config, request.headers.origin)),
  })

  // The gate does not read on for whoever does not (media/proxy.ts).
  const lines = watchLines()
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Until somebody takes it over, a reset line would end the process.
    socket.on('error', () => socket.destroy())
    const path = request.url?.split('?', 1)[0] ?? ''
    if (path === SOCKETS) {
      lines.watch(socket as Socket)
      toSockets.emit('upgrade', request, socket, head)
    } else if (path in gatePaths) toFastify.emit('upgrade', request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  }
  app.server.on('upgrade', onUpgrade)
  app.addHook('preClose', async () => {
    app.server.off('upgrade', onUpgrade)
    lines.stop()
    await io.close()
  })
  return io
}
