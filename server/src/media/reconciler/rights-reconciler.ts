// Keeps what the SFU holds equal to the rights of the state: at once on a change, and all of it every two seconds. One
// process does this for a gathering, its owner. A failed call is repeated, and never undoes what was decided.
import type { FastifyBaseLogger } from 'fastify'
import { roomsOf } from '@circle/shared/gathering/rights'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { LiveGatherings } from '../../gatherings/live.port.ts'
import type { Ownership } from '../../cluster/ownership.ts'
import { type Coalesced, coalesce } from '../../async/coalesce.ts'
import { type Counted, uncounted } from '../../metrics/counted.ts'
import { applyAll, applyChanged, desiredOf, type Desired } from './assert-rights.ts'
import type { Sfu, SfuParticipant } from '../livekit/livekit.ts'
import type { SfuWatch } from '../livekit/sfu-watch.ts'

export interface Reconciler {
  close(): void
}

export type ReconcilerParts = {
  live: LiveGatherings
  ownership: Pick<Ownership, 'isOwner' | 'onGained'>
  sfu: Sfu
  watch: SfuWatch
  counted?: Counted
  log: FastifyBaseLogger
}

const everyMs = 2000

type Work = {
  desired: Desired
  seq: number
  /** Every room that the state has named and that is not known to be empty. */
  rooms: Set<string>
  silent: Set<string>
  applying: Coalesced
}

export function startReconciler(parts: ReconcilerParts): Reconciler {
  const { live, ownership, sfu, watch, counted = uncounted, log } = parts
  const works = new Map<string, Work>()

  const workOf = (gathering: string): Work => {
    const before = works.get(gathering)
    if (before) return before
    const work: Work = {
      desired: new Map(),
      seq: -1,
      rooms: new Set(),
      silent: new Set(),
      applying: coalesce(() => apply(gathering, work).catch((error: unknown) => failed(gathering, error))),
    }
    works.set(gathering, work)
    return work
  }
  const learn = (gathering: string, work: Work, state: GatheringState) => {
    if (state.seq < work.seq) return
    const before = work.desired
    work.desired = desiredOf(state)
    work.seq = state.seq
    for (const room of roomsOf(state)) work.rooms.add(room)
    // In this very tick: what is known to differ, and what is taken away first.
    applyChanged(sfu, before, work.desired).catch((error: unknown) => failed(gathering, error))
  }
  const failed = (gathering: string, error: unknown) => {
    if (watch.up()) log.warn({ err: error, gathering }, 'the SFU did not take the rights; they are sent again')
    watch.doubt()
  }

  /** Applies the rights as they are now, and asks for another run when they have changed meanwhile. */
  const apply = async (gathering: string, work: Work) => {
    if (!ownership.isOwner(gathering) || !watch.up()) return
    const read = async (): Promise<GatheringState | null> => {
      const state = await live.read(gathering).catch(() => null) // away: at the next round
      if (state) learn(gathering, work, state)
      return state
    }
    if (work.rooms.size === 0 && !(await read())) return
    const there = new Map(
      await Promise.all([...work.rooms].map(async (room) => [room, await sfu.participants(room)] as const)),
    )
    // Read after what was found there: see applyAll.
    const state = await read()
    if (!state) return
    await Promise.all(
      [...there].map(([room, people]) => applyAll(sfu, room, people, work.desired, counted.corrected, work.silent)),
    )
    await keepRooms(work, state, there)
    const now = await live.read(gathering).catch(() => null)
    if (now !== null && now.seq !== work.seq) void work.applying.run()
    if (!work.applying.again() && state.phase === 'ended') works.delete(gathering)
  }
  /** An empty room is made anew before anybody asks for it, or forgotten when the state names it no more. */
  const keepRooms = async (
    work: Work,
    state: GatheringState,
    there: ReadonlyMap<string, readonly SfuParticipant[]>,
  ) => {
    const named = roomsOf(state)
    for (const [room, people] of there) {
      if (people.length > 0) continue
      if (!named.has(room)) work.rooms.delete(room)
      else if (state.phase !== 'ended') await sfu.ensureRoom(room)
    }
  }
  const run = (gathering: string) => void workOf(gathering).applying.run()

  const everything = async () => {
    const open = await live.openGatherings()
    for (const gathering of new Set([...open, ...works.keys()])) {
      if (ownership.isOwner(gathering)) run(gathering)
      else works.delete(gathering)
    }
  }

  const stop = live.onChange(({ gathering, state }) => {
    if (!ownership.isOwner(gathering)) return void works.delete(gathering)
    if (state) learn(gathering, workOf(gathering), state)
    run(gathering)
  })
  const stopGained = ownership.onGained(run)
  watch.onChange((up) => {
    if (up) void everything().catch(() => {})
  })
  // While the database is away nothing is known to be wrong: what is open stays open.
  const timer = setInterval(() => void everything().catch(() => {}), everyMs)
  return {
    close: () => {
      stop()
      stopGained()
      clearInterval(timer)
    },
  }
}
