// The one dispatcher of WebSocket upgrades on our port, by path: to Fastify's routes or to a server of their own.
// Nobody else may listen for upgrades on the server: two listeners would answer each other's sockets.
import { EventEmitter } from 'node:events'
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'

/** A server that takes upgrades over. */
export interface UpgradeServer {
  readonly path: string
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void
  /** Closes its sockets. */
  close(): Promise<void>
}

export interface UpgradeTable {
  /** The paths of Fastify's routes with `websocket: true`. */
  readonly routes: readonly string[]
  readonly servers: readonly UpgradeServer[]
}

/** Frames of the gate are checked against the gate's own, smaller limit; this limit only bounds what is held in memory. */
const LARGEST_FRAME = 1 << 20

/** Must be called before any route with `websocket: true`. When the app closes, the sockets are closed first. */
export async function dispatchUpgrades(app: FastifyInstance, { routes, servers }: UpgradeTable): Promise<void> {
  const toFastify = new EventEmitter()
  await app.register(websocket, {
    options: { server: toFastify as HttpServer, maxPayload: LARGEST_FRAME, perMessageDeflate: false },
  })

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Until somebody takes the socket over, a connection reset would end the process.
    socket.on('error', () => socket.destroy())
    const path = request.url?.split('?', 1)[0] ?? ''
    const server = servers.find((one) => one.path === path)
    if (server) server.upgrade(request, socket as Socket, head)
    else if (routes.includes(path)) toFastify.emit('upgrade', request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  }
  app.server.on('upgrade', onUpgrade)
  app.addHook('preClose', async () => {
    app.server.off('upgrade', onUpgrade)
    for (const server of servers) await server.close()
  })
}
