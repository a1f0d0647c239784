// Keeps what the SFU holds equal to the rights of the state: at once on a change, and all of it every two seconds.
// One process does this for a gathering, its owner. A failed call is repeated and never undoes what was decided.
import type { FastifyBaseLogger } from 'fastify'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { LiveGatherings } from '../../gatherings/live.port.ts'
import type { Ownership } from '../../cluster/ownership.ts'
import { type Coalesced, coalesce } from '../../async/coalesce.ts'
import { type Counted, uncounted } from '../../metrics/counted.ts'
import { applyAll, applyChanged, desiredOf, type Desired } from './assert-rights.ts'
import type { Guards } from '../guards.ts'
import type { Sfu } from '../livekit/livekit.ts'
import type { SfuWatch } from '../livekit/sfu-watch.ts'

export interface Reconciler {
  close(): void
}

export type ReconcilerParts = {
  live: LiveGatherings
  ownership: Pick<Ownership, 'isOwner' | 'onGained'>
  sfu: Sfu
  watch: SfuWatch
  guards: Guards
  counted?: Counted
  log: FastifyBaseLogger
}

const everyMs = 2000

type Work = { desired: Desired; seq: number; silent: Set<string>; applying: Coalesced }

export function startReconciler(parts: ReconcilerParts): Reconciler {
  const { live, ownership, sfu, watch, guards, counted = uncounted, log } = parts
  const works = new Map<string, Work>()
  if (!guards.reconcile) return { close: () => {} }

  const workOf = (gathering: string): Work => {
    const before = works.get(gathering)
    if (before) return before
    const work: Work = {
      desired: new Map(),
      seq: -1,
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
    // In this very tick: revoke first, and only what is known to differ.
    applyChanged(sfu, gathering, before, work.desired).catch((error: unknown) => failed(gathering, error))
  }
  const failed = (gathering: string, error: unknown) => {
    if (watch.up()) log.warn({ err: error, gathering }, 'the SFU did not take the rights; they are sent again')
    watch.doubt()
  }

  /** Applies the rights as they are now, and asks for another run when they have changed meanwhile. */
  const apply = async (gathering: string, work: Work) => {
    if (!ownership.isOwner(gathering) || !watch.up()) return
    const there = await sfu.participants(gathering)
    const state = await live.read(gathering).catch(() => null) // away: at the next round
    if (!state) return
    learn(gathering, work, state)
    await applyAll(sfu, gathering, there, work.desired, counted.corrected, work.silent)
    if (there.length === 0 && state.phase !== 'ended') await sfu.ensureRoom(gathering)
    const now = await live.read(gathering).catch(() => null)
    if (now !== null && now.seq !== work.seq) void work.applying.run()
    if (!work.applying.again() && state.phase === 'ended') works.delete(gathering)
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
  // With the database away nothing is known to be wrong: what is open stays open.
  const timer = setInterval(() => void everything().catch(() => {}), everyMs)
  return {
    close: () => {
      stop()
      stopGained()
      clearInterval(timer)
    },
  }
}
