// The typed socket of one gathering: WebSocket only, and it reconnects without end. It keeps no view and knows no
// screen.
import { io, type Socket } from 'socket.io-client'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { View } from '@circle/shared/gathering/view.types'
import type {
  Ack,
  BowlTick,
  ClientToServer,
  CredentialAck,
  MediaHealth,
  ServerToClient,
  UnheardReport,
} from '@circle/shared/socket'
import { spread, waitOf } from '../retry.ts'
import { tellBrokenBy } from './broken-page.ts'
import { ServerClock } from './clock.ts'
import { newCommandId, PendingCommands } from './pending-commands.ts'

export type ClosedBecause = Parameters<ServerToClient['gathering:closed']>[0] | 'moved'

export type SocketEvents = {
  view(view: View): void
  /** True while a connection stands. */
  link(here: boolean): void
  elsewhere(): void
  closed(why: ClosedBecause): void
  health(health: MediaHealth): void
  unheard(unheard: UnheardReport): void
  tick(tick: BowlTick): void
}

export type GatheringSocket = {
  readonly clock: ServerClock
  send(command: PersonCommand): Promise<Ack>
  /** Evaluates a blinded element, base64url. Null: no answer came. */
  credential(blinded: string): Promise<CredentialAck | null>
  /** Brings her seat to this device. */
  moveHere(): Promise<Ack>
  /** Ends the wait for the next try. */
  tryNow(): void
  close(): void
}

const answerWithin = 4_000
/** One id for each loaded page, so that its own reconnect is not taken for a second device. */
const page = newCommandId()
/** A restarted app is there within seconds, and a woman in the circle should see it within one more. */
const soon = [150, 300, 600] as const
const soonTries = 50 // about half a minute
const calm = [1_800, 3_000, 5_000] as const
/** The network sends a lost first packet again after 1, 3, 7, 15 s. A try of our own is quicker. */
const connectWithin = 4_000

/** The refusals of the handshake that no waiting changes. Anything else is tried again. */
const refusedForGood: Record<string, ClosedBecause> = {
  'not-signed-in': 'signed-out',
  'not-yours': 'not-yours',
  'not-found': 'not-yours',
  removed: 'removed',
  ended: 'ended',
  cancelled: 'cancelled',
}

/**
 * Milliseconds until try number `tries` (from 0): well within a second in the first half minute, never more than about
 * 6 s, spread so that a circle does not come back in one instant.
 */
export const waitBefore = (tries: number, random: number) => {
  const late = tries - soonTries
  return spread(late < 0 ? waitOf(soon, tries) : waitOf(calm, late), random)
}

export function openSocket(gathering: string, on: SocketEvents): GatheringSocket {
  const clock = new ServerClock()
  const socket: Socket<ServerToClient, ClientToServer> = io({
    transports: ['websocket'],
    auth: { gathering, page },
    reconnection: false,
    timeout: connectWithin,
    autoConnect: false,
    forceNew: true,
  })
  const pending = new PendingCommands((message) =>
    socket.timeout(answerWithin).emitWithAck('gathering:command', message),
  )
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let over = false

  const connect = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!over && !socket.connected) socket.connect()
  }
  const later = () => {
    if (over || timer !== null) return
    timer = setTimeout(connect, waitBefore(tries, Math.random()))
    tries += 1
  }
  const measure = () =>
    void clock.measure(() => socket.timeout(answerWithin).emitWithAck('clock:read')).catch(() => undefined)
  const awake = () => {
    if (document.visibilityState !== 'visible') return
    if (socket.connected) measure()
    else connect()
  }
  // Runs before the connection closes: the broken page goes, and its socket with it.
  const stopTelling = tellBrokenBy((screen) => socket.emit('page:broken', screen, () => undefined))
  const close = () => {
    if (over) return
    over = true
    stopTelling()
    if (timer !== null) clearTimeout(timer)
    removeEventListener('online', connect)
    document.removeEventListener('visibilitychange', awake)
    socket.disconnect()
    pending.close()
  }
  const closed = (why: ClosedBecause) => {
    close()
    on.closed(why)
  }

  socket.on('connect', () => {
    tries = 0
    on.link(true)
    pending.connect()
    measure()
  })
  socket.on('disconnect', () => {
    pending.disconnect()
    on.link(false)
    later()
  })
  socket.on('connect_error', (error) => {
    on.link(false)
    const why = refusedForGood[error.message]
    if (why === undefined) later()
    else closed(why)
  })
  socket.on('gathering:view', (view, serverNow) => {
    clock.hint(serverNow)
    on.view(view)
  })
  socket.on('gathering:elsewhere', on.elsewhere)
  socket.on('gathering:moved', () => closed('moved'))
  socket.on('gathering:closed', closed)
  socket.on('media:health', on.health)
  socket.on('media:unheard', on.unheard)
  socket.on('bowl:tick', on.tick)
  addEventListener('online', connect)
  document.addEventListener('visibilitychange', awake)
  connect()

  return {
    clock,
    send: (command) => pending.send(command),
    credential: (blinded) =>
      socket
        .timeout(answerWithin)
        .emitWithAck('bowl:credential', blinded)
        .catch(() => null),
    moveHere: () =>
      socket
        .timeout(answerWithin)
        .emitWithAck('gathering:move-here')
        .catch(() => ({ ok: false, code: 'try-again' }) as const),
    tryNow: connect,
    close,
  }
}
