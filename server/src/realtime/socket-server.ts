// The socket.io server of the gatherings: its options, its types, and the upgrades it takes over. It knows no person and
// reads no message: gatherings.socket.ts does.
import { createServer, type Server as HttpServer } from 'node:http'
import type { ClientToServer, ServerToClient } from '@circle/shared/socket'
import { Server, type ServerOptions, type Socket } from 'socket.io'
import type { SignedIn } from '../auth/sessions.port.ts'
import type { Config } from '../config.ts'
import { isOurOrigin } from '../http/same-origin.ts'
import type { UpgradeServer } from '../http/upgrades.ts'
import type { Member } from './member.ts'
import { limitSockets } from './socket-limits.ts'

/** Websocket only (the gate needs it anyway); a lost connection is seen within 7 s. */
const socketOptions = {
  transports: ['websocket' as const],
  serveClient: false,
  maxHttpBufferSize: 65_536,
  pingInterval: 3000,
  pingTimeout: 4000,
}

export type SocketData = { signedIn: SignedIn; member: Member }
export type GatheringServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type GatheringSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

/** `http` need not listen: upgrades may be handed to it (an `upgrade` event emitted on it). */
export const makeSocketServer = (http: HttpServer, more: Partial<ServerOptions> = {}): GatheringServer =>
  new Server(http, { ...socketOptions, ...more })

/** The same server as the dispatcher of upgrades sees it. */
export function openSocketServer(config: Pick<Config, 'publicUrl'>): UpgradeServer & { readonly io: GatheringServer } {
  const path = '/socket.io/'
  const http = createServer() // listens nowhere
  const io = makeSocketServer(http, {
    path,
    destroyUpgrade: false,
    // Another site could open a socket with her cookie: CORS does not guard WebSockets.
    allowRequest: (request, answer) => answer(null, isOurOrigin(config, request.headers.origin)),
  })
  const limits = limitSockets()
  return {
    io,
    path,
    upgrade(request, socket, head) {
      limits.watch(socket)
      http.emit('upgrade', request, socket, head)
    },
    async close() {
      limits.stop()
      await io.close()
    },
  }
}
