// Signed-in women with scripted sockets, and the circle they are enrolled in. They must speak the same wire as the browser.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Agent } from 'node:http'
import type { Database } from '@circle/server/db/database'
import type { SignIns } from '@circle/server/auth/sessions'
import { agreement } from '@circle/server/gatherings/agreement'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { Role } from '@circle/shared/gathering/state'
import type { RoomView, View } from '@circle/shared/gathering/view.types'
import type { Ack, ClientToServer, ServerToClient } from '@circle/shared/socket'
import { io, type Socket } from 'socket.io-client'
import { waitFor } from './wait-for.ts'

export const newCommandId = (): string => randomBytes(16).toString('base64url')

export interface SeededCircle {
  readonly gathering: string
  readonly circle: string
  /** Accounts by name. */
  readonly accounts: Readonly<Record<string, string>>
}

/**
 * A circle with one gathering that begins now, and one account for each name, of women who were there before.
 * `now`: by the clock of the app that will hold it.
 */
export async function seedCircle(
  db: Database,
  people: Readonly<Record<string, Role>>,
  now = Date.now(),
): Promise<SeededCircle> {
  const circle = randomUUID()
  const gathering = randomUUID()
  await db.insertInto('circle').values({ id: circle, name: 'Thursday' }).execute()
  const accounts: Record<string, string> = {}
  for (const [name, role] of Object.entries(people)) {
    const account = randomUUID()
    accounts[name] = account
    await db
      .insertInto('account')
      .values({ id: account, sign_in_name: `${name}-${account.slice(0, 8)}`, words_hash: null })
      .execute()
    await db.insertInto('enrolment').values({ circle, account, role, let_in: true }).execute()
  }
  await db
    .insertInto('gathering')
    .values({
      id: gathering,
      circle,
      topic: 'Beginning again',
      reading: null,
      door_words: null,
      starts_at: new Date(now - 60_000),
      ends_at: new Date(now + 5_400_000),
      next_deadline: null,
      closed_at: null,
      attended: null,
      created_by: null,
    })
    .execute()
  return { circle, gathering, accounts }
}

export type Frame = { event: string; args: unknown[] }

export interface Connected {
  readonly socket: Socket<ServerToClient, ClientToServer>
  /** Everything the server ever sent to this socket, acks included. */
  readonly frames: Frame[]
  readonly view: () => View | null
  /** Her view of the room; throws when she is not inside. */
  readonly room: () => RoomView
  /** The last refusal of a handshake. */
  readonly refused: () => string | null
  send(command: PersonCommand, commandId?: string): Promise<Ack>
  sendRaw(event: string, ...args: unknown[]): Promise<Ack>
  /** Waits until her view is so. */
  sees<T>(what: string, look: (view: View) => T, within?: number): Promise<NonNullable<T>>
  seesRoom<T>(what: string, look: (view: RoomView) => T, within?: number): Promise<NonNullable<T>>
  heard(event: string, within?: number): Promise<Frame>
  /** The line is cut without a word, as when a phone loses the network. */
  cut(): void
  close(): void
}

export type ConnectOptions = {
  url: string
  gathering: string
  cookie: string
  page?: string
  again?: boolean
  agent?: Agent
}

/** `again`: reconnects by itself, as the browser does. `agent`: by which she goes out, for an address of her own. */
export function connect({ url, gathering, cookie, page, again = false, agent }: ConnectOptions): Connected {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    ...(agent && { agent: agent as never }),
    transports: ['websocket'],
    forceNew: true,
    reconnection: again,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    auth: { gathering, page: page ?? newCommandId() },
    extraHeaders: { cookie: cookie.split(';')[0] ?? '', origin: url },
  })
  const frames: Frame[] = []
  let view: View | null = null
  let refused: string | null = null
  socket.onAny((event: string, ...args: unknown[]) => void frames.push({ event, args }))
  socket.on('gathering:view', (next) => void (view = next))
  socket.on('connect_error', (error) => void (refused = error.message))

  const sendRaw = async (event: string, ...args: unknown[]): Promise<Ack> => {
    const answer = (await socket.timeout(8000).emitWithAck(event as 'gathering:command', ...(args as [never]))) as Ack
    frames.push({ event: 'ack', args: [answer] })
    return answer
  }
  const room = (): RoomView => {
    if (!view || view.audience === 'waiting' || view.audience === 'stranger')
      throw new Error(`She is not inside: ${view?.audience}`)
    return view
  }
  return {
    socket,
    frames,
    room,
    sendRaw,
    view: () => view,
    refused: () => refused,
    send: (command, commandId = newCommandId()) => sendRaw('gathering:command', { commandId, command }),
    sees: (what, look, within) => waitFor(what, () => (view ? look(view) : null), within),
    seesRoom: (what, look, within) =>
      waitFor(
        what,
        () => (view && view.audience !== 'waiting' && view.audience !== 'stranger' ? look(view) : null),
        within,
      ),
    heard: (event, within) => waitFor(event, () => frames.find((frame) => frame.event === event), within),
    cut: () => (socket.io.engine.transport as unknown as { ws: { terminate(): void } }).ws.terminate(),
    close: () => void socket.disconnect(),
  }
}

/** Signs in, agrees, connects and waits for the first view. */
export async function arrive(
  fixture: {
    url: string
    db: Database
    sessions: SignIns
    gatherings: { live: { participantOf(account: string, gathering: string): Promise<string | null> } }
  },
  seeded: SeededCircle,
  name: string,
  options: Partial<ConnectOptions> = {},
): Promise<Connected & { who: string; cookie: string; account: string }> {
  const account = seeded.accounts[name]
  if (!account) throw new Error(`Nobody is called ${name}.`)
  const cookie = options.cookie ?? (await fixture.sessions.start(account, false)).cookie
  const who = await fixture.gatherings.live.participantOf(account, seeded.gathering)
  if (!who) throw new Error(`${name} is not enrolled.`)
  await fixture.db
    .updateTable('participant')
    .set({ agreed_version: agreement.version })
    .where('gathering', '=', seeded.gathering)
    .where('account', '=', account)
    .execute()
  const connected = connect({ url: fixture.url, gathering: seeded.gathering, ...options, cookie })
  await connected.sees('her first view', () => true)
  return { ...connected, who, cookie, account }
}

export type Arrived = Awaited<ReturnType<typeof arrive>>

/** Arrives and knocks; a facilitator is inside then, the others wait. */
export async function knock(
  fixture: Parameters<typeof arrive>[0],
  seeded: SeededCircle,
  name: string,
  attendance: 'sharing' | 'listening' = 'sharing',
  options: Partial<ConnectOptions> = {},
): Promise<Arrived> {
  const arrived = await arrive(fixture, seeded, name, options)
  const answer = await arrived.send({ type: 'door.knock', name, attendance })
  if (!answer.ok) throw new Error(`${name} may not knock: ${answer.code}`)
  return arrived
}

/** An open circle: `guide` (facilitator) inside and the others admitted, in this order. */
export async function openCircle(
  fixture: Parameters<typeof arrive>[0],
  seeded: SeededCircle,
  guide: string,
  sharing: readonly string[],
  listening: readonly string[] = [],
): Promise<Record<string, Arrived>> {
  const arrived: Record<string, Arrived> = { [guide]: await knock(fixture, seeded, guide) }
  const opened = await arrived[guide]!.send({ type: 'gathering.open' })
  if (!opened.ok) throw new Error(`The circle does not open: ${opened.code}`)
  for (const name of [...sharing, ...listening]) {
    const one = await knock(fixture, seeded, name, sharing.includes(name) ? 'sharing' : 'listening')
    arrived[name] = one
    const admitted = await arrived[guide]!.send({ type: 'door.admit', who: one.who })
    if (!admitted.ok) throw new Error(`${name} is not admitted: ${admitted.code}`)
    await one.seesRoom('her seat', (room) => room.you)
  }
  return arrived
}
