// The socket of a gathering: who connects, whether a message has a known shape, an answer to everything. It decides nothing
// about the circle.
import { createHash } from 'node:crypto'
import { refuse, type RefusalCode } from '@circle/shared/errors'
import { personCommand } from '@circle/shared/gathering/commands'
import type { GatheringState, ParticipantId } from '@circle/shared/gathering/state'
import { view } from '@circle/shared/gathering/view'
import { type Ack, COUNTED_SCREENS, type CredentialAck } from '@circle/shared/socket'
import { z } from 'zod'
import type { Sessions } from '../auth/sessions.port.ts'
import type { TakeCredential } from '../bowl/credentials.ts'
import { isDatabaseAway } from '../db/database.ts'
import { type Counted, uncounted } from '../metrics/counted.ts'
import { withTimeout } from '../async/with-timeout.ts'
import { tokenBucket } from '../async/token-bucket.ts'
import type { Broadcast } from './broadcast.ts'
import type { Clock } from '../async/clock.ts'
import type { Living } from '../gatherings/gatherings.service.ts'
import { type Client, type Member, nobodyUnheard } from './member.ts'
import { newConnection, type PresenceKeeper } from './presence.ts'
import type { GatheringServer, GatheringSocket, SocketData } from './socket-server.ts'
import { sendView } from './view-frame.ts'
import { unwritten } from './wire-view.ts'

export interface SocketOptions {
  readonly live: Living
  readonly sessions: Sessions
  readonly presence: PresenceKeeper
  readonly broadcast: Broadcast
  readonly clock: Clock
  readonly credential: TakeCredential
  readonly counted?: Counted
  readonly log: { error(details: object, message: string): void; warn(details: object, message: string): void }
}

const MESSAGES = { perSecond: 20, burst: 20 } as const
const READ_SOON = 300 // milliseconds
/** Each costs the arithmetic of the curve; a credential that was lost is asked for again. */
const CREDENTIALS = { perSecond: 0.2, burst: 4 } as const

/** A page breaks once; a sender of many reports must not make the count worthless. */
const BROKEN = { perSecond: 0.02, burst: 2 } as const

/**
 * `page`: random, made once for each loaded page, so that a reconnect of the page is not taken for a second device. Without
 * it one sign-in counts as one device.
 */
const handshake = z.object({
  gathering: z.string().max(64),
  page: z
    .string()
    .regex(/^[\w-]{16,32}$/)
    .optional(),
})
const message = z.strictObject({
  commandId: z.string().regex(/^[\w-]{16,64}$/),
  command: z.looseObject({ type: z.string() }),
})
const commandTypes: ReadonlySet<string> = new Set(personCommand.options.map((option) => option.shape.type.value))

export interface Attached {
  /** Takes nothing new: a message is answered `try-again`. Resolves when every message that was taken is answered. */
  drain(): Promise<void>
  /** Closes every connection without a word: the pages come back by themselves, here or at another process. */
  close(): void
}

export function attachGatherings(io: GatheringServer, options: SocketOptions): Attached {
  const { live, sessions, presence, broadcast, clock, credential, counted = uncounted, log } = options
  let draining = false
  const taken = new Set<Promise<unknown>>()

  io.use(async (socket, next) => {
    if (draining) return void socket.conn.close()
    let code: RefusalCode | null
    try {
      code = await admit(socket)
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, 'a handshake failed')
      // Cut, not refused: a client that is cut comes again by itself.
      return void socket.conn.close()
    }
    next(code ? refusal(code) : undefined)
  })

  async function admit(socket: GatheringSocket): Promise<RefusalCode | null> {
    const read = handshake.safeParse(socket.handshake.auth)
    if (!read.success) return 'malformed'
    const { gathering, page } = read.data
    const signedIn = await sessions.of(socket.request)
    if (!signedIn) return 'not-signed-in'
    const who = await live.participantOf(signedIn.account, gathering)
    if (!who) return 'not-yours'
    const state = await live.read(gathering)
    if (!state) return 'not-found'
    if (state.gone[who] === 'removed') return 'removed'
    if (state.cancelled) return 'cancelled'
    if (state.phase === 'ended' && !hasLastWord(state, who)) return 'ended'
    const member: Member = {
      gathering,
      who,
      connection: newConnection(page ?? pageOfSession(signedIn.session)),
      client: clientOf(socket, counted),
      stage: 'arriving',
      bound: false,
      seen: unwritten,
      inRoom: false,
      guides: false,
      unheard: nobodyUnheard,
      tick: -1,
    }
    Object.assign(socket.data, { signedIn, member } satisfies SocketData)
    return null
  }

  io.on('connection', (socket) => {
    const { member, signedIn } = socket.data
    socket.once('disconnect', () => {
      broadcast.remove(member)
      presence.lost(member)
    })
    const arrived = presence.arrive(member).catch((error: unknown) => {
      if (!isDatabaseAway(error)) log.warn({ err: error }, 'an arrival failed')
      socket.conn.close()
    })
    // Nobody heard a sign-out in the middle of the handshake.
    sessions.of(socket.request).then(
      (now) => {
        if (now?.session !== signedIn.session) broadcast.close(member, 'signed-out')
      },
      () => {},
    )
    answerEverything(socket, arrived)
  })

  function answerEverything(socket: GatheringSocket, arrived: Promise<void>): void {
    const { member } = socket.data
    const messages = tokenBucket(MESSAGES)
    const credentials = tokenBucket(CREDENTIALS)
    const broken = tokenBucket(BROKEN)
    socket.onAny((event: string, ...args: unknown[]) => {
      const last: unknown = args.at(-1)
      const answer = typeof last === 'function' ? (last as (answer: Ack | CredentialAck | number) => void) : () => {}
      if (!messages.take()) {
        counted.command('unread', 'too-fast')
        return answer(event === 'clock:read' ? clock.now() : refuse('too-fast'))
      }
      if (draining && event !== 'clock:read') return answer(refuse('try-again'))
      const answered = handle(event, args)
        .then(answer, (error: unknown) => {
          if (!isDatabaseAway(error)) log.error({ err: error }, 'a message failed')
          answer(refuse('try-again'))
        })
        .finally(() => taken.delete(answered))
      taken.add(answered)
    })

    async function handle(event: string, args: unknown[]): Promise<Ack | CredentialAck | number> {
      if (event === 'clock:read') return clock.now()
      if (event === 'page:broken') return broken.take() ? countBroken(args[0]) : refuse('too-fast')
      await arrived
      if (event === 'gathering:command') return countedCommand(member, args[0])
      if (event === 'gathering:move-here') {
        return member.stage === 'elsewhere' ? presence.moveHere(member) : refuse('already-so')
      }
      if (event === 'bowl:credential') return credentials.take() ? takeCredential(member, args[0]) : refuse('too-fast')
      return refuse('unknown-command')
    }
  }

  /** A screen that is on no list counts as `other`. */
  function countBroken(screen: unknown): Ack {
    if (typeof screen !== 'string') return refuse('malformed')
    counted.brokenPage(COUNTED_SCREENS.find((known) => known === screen) ?? 'other')
    return { ok: true }
  }

  async function countedCommand(member: Member, sent: unknown): Promise<Ack> {
    const answer = await command(member, sent)
    const type = message.safeParse(sent).data?.command.type ?? ''
    counted.command(commandTypes.has(type) ? type : 'unknown', answer.ok ? 'ok' : answer.code)
    return answer
  }

  async function command(member: Member, sent: unknown): Promise<Ack> {
    const outer = message.safeParse(sent)
    if (!outer.success) return refuse('malformed')
    if (!commandTypes.has(outer.data.command.type)) return refuse('unknown-command')
    const inner = personCommand.safeParse(outer.data.command)
    if (!inner.success) return refuse('malformed')
    if (member.stage === 'elsewhere') return refuse('elsewhere')
    if (member.stage === 'gone' || member.stage === 'arriving') return refuse('try-again')

    const { commandId } = outer.data
    const submit = (): Promise<Ack> =>
      live.submit(member.gathering, member.who, commandId, inner.data, member.connection)
    const answer = await submit()
    if (inner.data.type === 'door.knock') presence.loseIfGone(member)
    // A dropped person cannot act: her message is first a return.
    if (!answer.ok && answer.code === 'dropped' && (await presence.bind(member)).ok) return submit()
    return answer
  }

  async function takeCredential(member: Member, blinded: unknown): Promise<CredentialAck> {
    if (member.stage === 'elsewhere') return refuse('elsewhere')
    if (member.stage !== 'inside') return refuse('try-again')
    const take = (): Promise<CredentialAck> => credential(member.gathering, member.who, blinded)
    const answer = await take()
    if (!answer.ok && answer.code === 'dropped' && (await presence.bind(member)).ok) return take()
    return answer
  }

  const off = sessions.onEnded((ended) => {
    for (const {
      data: { member, signedIn },
    } of io.of('/').sockets.values()) {
      if (signedIn.session === ended.session && member.stage !== 'gone') void endConnection(member, signedIn.account)
    }
  })

  /** A woman who no longer belongs to the circle is told `removed`, and not asked to sign in again. */
  async function endConnection(member: Member, account: string): Promise<void> {
    member.stage = 'arriving' // until it is closed she hears nothing, and her messages have no effect
    const belongs = await withTimeout(READ_SOON, live.participantOf(account, member.gathering)).catch(() => account)
    broadcast.close(member, belongs === null ? 'removed' : 'signed-out')
  }

  return {
    async drain() {
      draining = true
      await Promise.allSettled(taken)
    },
    close() {
      draining = true
      off()
      for (const socket of io.of('/').sockets.values()) socket.conn.close()
    },
  }
}

/** A woman who had been inside and was away at the end still learns, once, what became of her notes. */
function hasLastWord(state: GatheringState, who: ParticipantId): boolean {
  const seen = view(state, who)
  return seen.audience === 'stranger' && seen.marks !== null
}

const pageOfSession = (session: string): string =>
  createHash('sha256').update(`page ${session}`).digest('base64url').slice(0, 22)
const refusal = (code: RefusalCode): Error => Object.assign(new Error(code), { data: refuse(code) })

function clientOf(socket: GatheringSocket, counted: Counted): Client {
  return {
    view(view, serverNow) {
      counted.view()
      sendView(socket, view, serverNow)
    },
    elsewhere: () => void socket.emit('gathering:elsewhere'),
    mediaHealth: (health) => void socket.emit('media:health', health),
    unheard: (unheard) => void socket.emit('media:unheard', unheard),
    bowlTick: (tick) => void socket.emit('bowl:tick', tick),
    moved() {
      socket.emit('gathering:moved')
      socket.disconnect(true)
    },
    closed(why) {
      socket.emit('gathering:closed', why)
      socket.disconnect(true)
    },
  }
}
