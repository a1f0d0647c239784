// The gate in front of the SFU's signalling, on our own origin: a browser can reach nothing else of LiveKit.
// It brings the parts together; each rule lives in its own file beside it.
import type { IncomingMessage } from 'node:http'
import type {} from '@fastify/websocket' // adds `websocket` to a route and `ws` to a request
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Sessions } from '../../auth/sessions.port.ts'
import type { Counted } from '../../metrics/counted.ts'
import { isFromOurPage } from '../../http/same-origin.ts'
import { type connect, type Connected, type GateParts, GateRefusal, authorizeOrRefuse } from './connect.ts'
import type { conversation, Conversation } from './conversation.ts'
import { gatePaths } from './paths.ts'
import { joinSockets } from './proxy.ts'
import type { RoomWatch } from './room-watch.ts'

export interface Gate {
  /** How many browsers are connected through it. */
  size(): number
  close(): void
}

/** What a gate is put together of (whole-gate.ts). */
export type GateComposition = Pick<GateParts, 'checks' | 'entranceOf' | 'grantOf'> & {
  connect: typeof connect
  conversation: typeof conversation
}

export type GateOptions = GateParts &
  GateComposition & { publicUrl: string; log: FastifyBaseLogger; rooms: RoomWatch; counted?: Counted }

const recheckMs = 10_000

export function openGate(server: FastifyInstance, options: GateOptions): Gate {
  const sockets = new Set<WebSocket>()
  const connected = new WeakMap<IncomingMessage, Connected>()
  const keep = (request: IncomingMessage, there: Connected) => {
    const letGo = () => {
      if (!connected.delete(request)) return
      there.upstream.terminate()
      there.subscription.end()
    }
    connected.set(request, there)
    if (request.socket.destroyed) letGo() // the browser went away while we dialled
    else request.socket.once('close', letGo)
  }

  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      // Another site could open a socket with her cookie: CORS does not guard WebSockets.
      if (!isFromOurPage(options, request.headers)) throw new GateRefusal(403)
      const path = gatePaths[request.routeOptions.url ?? '']!
      if (path.validate) await authorizeOrRefuse(request.raw, options)
      else if (!request.ws) return reply.code(426).header('upgrade', 'websocket').send()
      else keep(request.raw, await options.connect(request.raw, path.version, options))
    } catch (error) {
      const status = error instanceof GateRefusal ? error.status : 503
      if (!(error instanceof GateRefusal)) options.log.warn({ err: error }, 'the gate could not open a connection')
      return reply.code(status).send()
    }
  }

  for (const [url, path] of Object.entries(gatePaths)) {
    const plain = (_request: FastifyRequest, reply: FastifyReply) => reply.send('success')
    // No log line: the query holds a whole offer.
    if (path.validate) server.get(url, { preValidation: admit, logLevel: 'warn' }, plain)
    else
      server.get(url, { preValidation: admit, logLevel: 'warn', websocket: true }, (browser, request) => {
        const there = connected.get(request.raw)
        if (!there) return browser.terminate()
        connected.delete(request.raw)
        sockets.add(browser)
        browser.on('close', () => sockets.delete(browser))
        talk(browser, request.raw, there, options)
      })
  }
  return {
    size: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.close(1001)
    },
  }
}

function talk(browser: WebSocket, request: IncomingMessage, there: Connected, options: GateOptions): void {
  const { upstream, subscription, authorized } = there
  let talking: Conversation
  const pair = joinSockets(browser, upstream, {
    fromBrowser: (data, binary) => talking.fromBrowser(data, binary),
    fromSfu: (data, binary) => talking.fromSfu(data, binary),
    ended: () => {
      clearInterval(recheck)
      leaveRoom()
      talking.end()
      subscription.end()
    },
  })
  const leaveRoom = options.rooms.watch(authorized.right.room, {
    mediaId: authorized.right.mediaId,
    leave: () => talking.leave(),
  })
  talking = options.conversation(pair, subscription, options.checks, there, options.counted?.droppedFrame)
  subscription.onChange(talking.rightChanged)
  talking.rightChanged(subscription.right()) // a change since the last read found no listener

  // The end of a sign-in is told at once; this look finds what a lost notice, or the hours of a sign-in, have left behind.
  const recheck = setInterval(() => void look(options.sessions).catch(() => {}), recheckMs)
  const look = async (sessions: Sessions) => {
    const [signedIn] = await Promise.all([sessions.of(request), subscription.fresh()])
    if (signedIn?.session !== authorized.session) talking.rightChanged(null)
  }
}
