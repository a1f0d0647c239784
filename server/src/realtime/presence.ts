// Who is here: binds a seat to one connection, and writes the drop of a connection five seconds after it was lost, also when
// the process that held it has died. A loss of media alone never drops anybody, and nothing of media is known here.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { refuse } from '@circle/shared/errors'
import type { ConnectionId } from '@circle/shared/gathering/state'
import type { Ack } from '@circle/shared/socket'
import type { Broadcast } from './broadcast.ts'
import type { LiveGatherings } from '../gatherings/live.port.ts'
import { type Member, pageOf, presenceOf } from './member.ts'
import type { ProcessLease } from '../cluster/process-lease.ts'
import { type Connection, leases, type ProcessesRepository } from '../cluster/processes.repository.ts'
import { repeat } from '../async/repeat.ts'
import { singleFlight } from '../async/single-flight.ts'

const LOOK_EVERY = 1000
/** A dead connection is seen within 7 s, a dead process when its lease is over (milliseconds). */
const SEEN_DEAD = leases.process + 5000

export interface PresenceOptions {
  readonly live: LiveGatherings
  readonly repository: ProcessesRepository
  readonly lease: ProcessLease
  readonly broadcast: Pick<Broadcast, 'add' | 'enter' | 'again' | 'moved'>
  readonly log: { warn(details: object, message: string): void }
}

export interface PresenceKeeper {
  /**
   * Her connection is open. She is bound to it, or it waits for her answer when she is here on another device. Throws when
   * the database is away.
   */
  arrive(member: Member): Promise<void>
  /** She was dropped although she is here: gives her a new connection id and returns her. */
  bind(member: Member): Promise<Ack>
  /** The same, until it succeeds; then she gets her view. */
  bringBack(member: Member): Promise<void>
  /** A newer socket of her page is bound: this socket is bound again as soon as the newer one is dead. May be called twice. */
  overtaken(member: Member): void
  /** The answer to `elsewhere`. */
  moveHere(member: Member): Promise<Ack>
  /** Her connection is gone. May be called twice. */
  lost(member: Member): void
  /** To be called after something was bound to her connection. */
  loseIfGone(member: Member): void
  close(): Promise<void>
}

const isOpen = ({ stage }: Member): boolean => stage !== 'gone'

export const newConnection = (page: string): ConnectionId => `${page}.${randomBytes(12).toString('base64url')}`

export function keepPresence({ live, repository, lease, broadcast, log }: PresenceOptions): PresenceKeeper {
  /** Lost connections that are not yet written down as lost, because the database was away. */
  const unwritten = new Map<ConnectionId, Connection>()
  const binding = singleFlight<Member, Ack>()
  const taking = new Set<Member>()
  const timers = new Set<NodeJS.Timeout>()

  const connect = ({ connection, gathering, who }: Pick<Member, 'connection' | 'gathering' | 'who'>): Promise<void> =>
    repository.connect({ id: connection, gathering, participant: who }, lease.process)

  const comeBack = ({ connection, gathering, who }: Pick<Member, 'connection' | 'gathering' | 'who'>): Promise<Ack> =>
    live.submitSystem(gathering, `return:${connection}`, { type: 'presence.return', who, connection })

  async function arrive(member: Member): Promise<void> {
    broadcast.add(member)
    await connect(member)
    const state = await live.read(member.gathering)
    const presence = state && presenceOf(state, member.who)
    // Nothing is bound to a socket that is gone meanwhile: she may be here by her next socket already.
    if (presence && isOpen(member) && (await mayTake(member, presence)) && isOpen(member)) {
      const answer = await comeBack(member)
      if (!answer.ok && answer.code === 'try-again') throw new Error('She could not be bound to her connection.')
    }
    broadcast.enter(member, state)
    loseIfGone(member)
  }

  /** Her socket closed while she was being bound: the drop may have been written before there was anything to drop. */
  function loseIfGone(member: Member): void {
    if (member.stage === 'gone') lost(member)
  }

  /** True for her own page, and for a connection that is dead although its drop is not written yet: she need not be asked. */
  async function mayTake(member: Member, presence: NonNullable<ReturnType<typeof presenceOf>>): Promise<boolean> {
    if (presence.is === 'dropped' || pageOf(presence.connection) === pageOf(member.connection)) return true
    return !(await repository.lives(presence.connection))
  }

  /** A drop names its connection and is written once, so a connection that was dropped is never used again. */
  async function renew(member: Member): Promise<Ack> {
    const before = member.connection
    const { stage } = member
    const after = newConnection(pageOf(before))
    // She is told nothing in between: the state still names her old connection.
    member.stage = 'arriving'
    try {
      await connect({ ...member, connection: after })
      const answer = await comeBack({ ...member, connection: after })
      if (answer.ok || answer.code !== 'try-again') member.connection = after
      if (answer.ok) broadcast.enter(member, null)
      return answer
    } finally {
      if (member.stage === 'arriving') {
        member.stage = stage
        // The circle may have ended, or she may have been removed, in between.
        broadcast.again(member)
      }
      loseIfGone(member)
    }
  }

  const bind = (member: Member): Promise<Ack> => binding.run(member, () => renew(member))

  async function bringBack(member: Member): Promise<void> {
    const answer = await bind(member).catch(() => refuse('try-again'))
    if (answer.ok || answer.code !== 'try-again' || member.stage === 'gone') return
    setTimeout(() => void bringBack(member), LOOK_EVERY).unref()
  }

  /** A command that an earlier socket of her page sent before it died may take effect after she came by this socket. */
  async function takeBack(member: Member): Promise<void> {
    for (
      const until = performance.now() + SEEN_DEAD;
      performance.now() < until;
      await wait(LOOK_EVERY / 4, undefined, { ref: false })
    ) {
      const state = await live.read(member.gathering).catch(() => null)
      const presence = state && presenceOf(state, member.who)
      if (member.stage === 'gone' || (state && (!presence || presence.connection === member.connection))) return
      if (presence && pageOf(presence.connection) !== pageOf(member.connection)) return broadcast.enter(member, state)
      const dead =
        presence && (presence.is === 'dropped' || !(await repository.lives(presence.connection).catch(() => true)))
      if (dead) return bringBack(member)
    }
    // Two lines that live: two windows that told us of no page.
    broadcast.moved(member)
  }

  function overtaken(member: Member): void {
    if (taking.has(member)) return
    taking.add(member)
    void takeBack(member).finally(() => taking.delete(member))
  }

  async function moveHere(member: Member): Promise<Ack> {
    const { gathering, who, connection } = member
    const state = await live.read(gathering)
    const answer: Ack =
      state && presenceOf(state, who)
        ? await live.submitSystem(gathering, `move:${connection}`, { type: 'presence.move', who, connection })
        : { ok: true }
    if (answer.ok) broadcast.enter(member, state)
    loseIfGone(member)
    return answer
  }

  function lost(member: Member): void {
    const { connection, gathering, who } = member
    unwritten.set(connection, { id: connection, gathering, participant: who })
    looking.soon()
    const timer = setTimeout(() => {
      timers.delete(timer)
      looking.soon()
    }, leases.dropAfter + 5).unref()
    timers.add(timer)
  }

  async function look(): Promise<void> {
    for (const connection of unwritten.values()) {
      await repository.lose(connection, lease.process)
      unwritten.delete(connection.id)
    }
    for (const { id, gathering, participant } of await repository.dropped(lease.mayJudge() ? lease.process : null)) {
      const drop = { type: 'presence.drop', who: participant, connection: id } as const
      const answer = await live.submitSystem(gathering, `drop:${id}`, drop)
      if (answer.ok || answer.code !== 'try-again') await repository.forget(id)
    }
  }

  const looking = repeat(LOOK_EVERY, look, (error) => log.warn({ err: error }, 'presence could not be written'))
  return {
    arrive,
    bind,
    bringBack,
    overtaken,
    moveHere,
    lost,
    loseIfGone,
    async close() {
      for (const timer of timers) clearTimeout(timer)
      await looking.stop()
      for (const connection of unwritten.values()) await repository.lose(connection, lease.process).catch(() => {})
    },
  }
}
