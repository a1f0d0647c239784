// Sends each connected person of this process the view that the state gives her: only the newest, and only when it differs.
// It must not decide who she is. A person whom the state no longer admits is told so, and her connection is closed at once.
import type { GatheringState } from '@circle/shared/gathering/state'
import { view } from '@circle/shared/gathering/view'
import type { View } from '@circle/shared/gathering/view.types'
import type { MediaHealth, UnheardReport } from '@circle/shared/socket'
import { type Coalesced, coalesce } from '../async/coalesce.ts'
import type { Clock } from '../async/clock.ts'
import type { Change, LiveGatherings } from '../gatherings/live.port.ts'
import { type Member, nobodyUnheard, sameUnheard, bindingOf, type WhyClosed } from './member.ts'
import { readsTheSame, unwritten, writeView } from './wire-view.ts'

export interface BroadcastOptions {
  readonly live: LiveGatherings
  readonly clock: Clock
  /** Her presence was dropped although her connection lives (a process stood still): it is to be brought back. */
  readonly onLost: (member: Member) => void
  /** A newer socket of the same page is bound: this one is to be bound again if the newer socket is dead. */
  readonly onOvertaken: (member: Member) => void
  readonly log: { warn(details: object, message: string): void }
}

export interface Broadcast {
  /** Changes of her gathering are followed from now on; she is told nothing before `enter`. */
  add(member: Member): void
  /** `state`: read after `add`. A newer state that was heard since wins. */
  enter(member: Member, state: GatheringState | null): void
  /** Tells her now what could not be told to her in between. */
  again(member: Member): void
  remove(member: Member): void
  close(member: Member, why: WhyClosed): void
  /** She has moved to another device. */
  moved(member: Member): void
  /** Reads every gathering of this process again. */
  refresh(): void
  mediaHealth(health: MediaHealth): void
  /** Each gathering in which somebody here guides, with its newest state. */
  guided(): { gathering: string; state: GatheringState }[]
  /** Goes to those who guide alone, and once to each who comes. */
  unheard(gathering: string, unheard: UnheardReport): void
  stop(): void
}

type Room = {
  members: Set<Member>
  state: GatheringState | null
  /** Reads its state from the database, never twice at once. */
  reading: Coalesced
  planned: boolean
  unheard: UnheardReport
}

const READ_AGAIN_AFTER = 500

export function createBroadcast({ live, clock, onLost, onOvertaken, log }: BroadcastOptions): Broadcast {
  const rooms = new Map<string, Room>()
  let health: MediaHealth | null = null

  function heard({ gathering, seq, state }: Change): void {
    const room = rooms.get(gathering)
    if (!room) return
    if (state) learn(room, state)
    else if ((room.state?.seq ?? -1) < seq) void room.reading.run()
  }

  function learn(room: Room, state: GatheringState): void {
    if (room.state && room.state.seq > state.seq) return
    room.state = state
    plan(room)
  }

  /** Several changes in one turn of the event loop become one view. */
  function plan(room: Room): void {
    if (room.planned) return
    room.planned = true
    setImmediate(() => {
      room.planned = false
      if (room.state) for (const member of room.members) deliver(member, room.state)
    })
  }

  async function read(gathering: string): Promise<void> {
    const room = rooms.get(gathering)
    if (!room) return
    try {
      const state = await live.read(gathering)
      if (state) learn(room, state)
    } catch (error) {
      log.warn({ err: error }, 'a changed gathering could not be read')
      setTimeout(() => rooms.get(gathering) === room && void room.reading.run(), READ_AGAIN_AFTER).unref()
    }
  }

  function deliver(member: Member, state: GatheringState): void {
    if (member.stage === 'gone' || member.stage === 'arriving') return
    const seen = view(state, member.who)
    const over = overFor(seen)
    if (over) {
      if (member.stage === 'inside') show(member, state, seen)
      close(member, over)
      return
    }
    const binding = bindingOf(state, member)
    switch (binding) {
      case 'free':
      case 'mine':
      case 'overtaken':
        // What she does on her other device must not open the room on this device.
        if (member.stage === 'elsewhere' && binding === 'free') return
        member.stage = 'inside'
        member.bound = binding !== 'free'
        if (binding === 'overtaken') onOvertaken(member)
        show(member, state, seen)
        tellOfMedia(member, seen)
        tellOfUnheard(member)
        tellOfTick(member, state)
        return
      case 'lost':
        onLost(member)
        return
      case 'other':
      case 'other-lost':
        if (member.bound) moved(member)
        else ask(member)
        return
      default:
        binding satisfies never
    }
  }

  function show(member: Member, state: GatheringState, seen: View): void {
    const written = writeView(state, seen)
    if (readsTheSame(written, member.seen)) return
    member.seen = written
    member.client.view(written, clock.now())
  }

  function tellOfMedia(member: Member, seen: View): void {
    const inRoom = seen.audience !== 'waiting' && seen.audience !== 'stranger'
    if (inRoom && !member.inRoom && health) member.client.mediaHealth(health)
    member.inRoom = inRoom
    member.guides = seen.audience === 'facilitator'
  }

  function tellOfUnheard(member: Member): void {
    const unheard = rooms.get(member.gathering)?.unheard
    if (!member.guides || !unheard || sameUnheard(unheard, member.unheard)) return
    member.unheard = unheard
    member.client.unheard(unheard)
  }

  /** The same to everybody inside, and once to each who arrives. */
  function tellOfTick(member: Member, { bowl }: GatheringState): void {
    if (!bowl || !member.inRoom || member.tick >= bowl.tick) return
    member.tick = bowl.tick
    member.client.bowlTick({ tick: bowl.tick, marks: bowl.marks })
  }

  function ask(member: Member): void {
    if (member.stage === 'elsewhere') return
    member.stage = 'elsewhere'
    member.seen = unwritten
    member.client.elsewhere()
  }

  function moved(member: Member): void {
    if (member.stage === 'gone') return
    remove(member)
    member.client.moved()
  }

  function close(member: Member, why: WhyClosed): void {
    if (member.stage === 'gone') return
    remove(member)
    member.client.closed(why)
  }

  function remove(member: Member): void {
    member.stage = 'gone'
    const room = rooms.get(member.gathering)
    if (!room?.members.delete(member)) return
    if (room.members.size === 0) rooms.delete(member.gathering)
  }

  const off = live.onChange(heard)
  return {
    add(member) {
      const room = rooms.get(member.gathering) ?? {
        members: new Set(),
        state: null,
        reading: coalesce(() => read(member.gathering)),
        planned: false,
        unheard: nobodyUnheard,
      }
      rooms.set(member.gathering, room)
      room.members.add(member)
    },
    enter(member, state) {
      const room = rooms.get(member.gathering)
      if (!room || member.stage === 'gone') return
      member.stage = 'inside'
      if (state) learn(room, state)
      plan(room)
    },
    again(member) {
      const room = rooms.get(member.gathering)
      if (room) plan(room)
    },
    remove,
    close,
    moved,
    refresh() {
      for (const { reading } of rooms.values()) void reading.run()
    },
    mediaHealth(now) {
      health = now
      for (const room of rooms.values()) {
        for (const member of room.members) if (member.inRoom) member.client.mediaHealth(now)
      }
    },
    guided() {
      return [...rooms].flatMap(([gathering, { members, state }]) =>
        state && [...members].some((member) => member.guides) ? [{ gathering, state }] : [],
      )
    },
    unheard(gathering, unheard) {
      const room = rooms.get(gathering)
      if (!room) return
      room.unheard = unheard
      for (const member of room.members) tellOfUnheard(member)
    },
    stop: off,
  }
}

function overFor(seen: View): WhyClosed | null {
  if (seen.audience !== 'stranger') return null
  const { standing } = seen
  return standing === 'ended' || standing === 'cancelled' || standing === 'removed' ? standing : null
}
