// Keeps what the SFU holds equal to the rights of the state: at once on a change, and all of it every two seconds.
// One process does this for a gathering, its owner. A failed call is repeated and never undoes what was decided.
import type { FastifyBaseLogger } from 'fastify'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { LiveGatherings } from '../../gatherings/live.port.ts'
import type { Ownership } from '../../cluster/ownership.ts'
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

type Work = { desired: Desired; seq: number; running: boolean; again: boolean; silent: Set<string> }

export function startReconciler(parts: ReconcilerParts): Reconciler {
  const { live, ownership, sfu, watch, guards, counted = uncounted, log } = parts
  const works = new Map<string, Work>()
  if (!guards.reconcile) return { close: () => {} }

  const workOf = (gathering: string): Work => {
    const work = works.get(gathering) ?? {
      desired: new Map(),
      seq: -1,
      running: false,
      again: false,
      silent: new Set<string>(),
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

  /** Until what was applied is what is current. */
  const run = async (gathering: string) => {
    const work = workOf(gathering)
    work.again = true
    if (work.running) return
    work.running = true
    try {
      while (work.again && ownership.isOwner(gathering) && watch.up()) {
        work.again = false
        const there = await sfu.participants(gathering)
        const state = await live.read(gathering).catch(() => null) // away: at the next round
        if (!state) break
        learn(gathering, work, state)
        await applyAll(sfu, gathering, there, work.desired, counted.corrected, work.silent)
        if (there.length === 0 && state.phase !== 'ended') await sfu.ensureRoom(gathering)
        const now = await live.read(gathering).catch(() => null)
        work.again ||= now !== null && now.seq !== work.seq
        if (!work.again && state.phase === 'ended') works.delete(gathering)
      }
    } catch (error) {
      failed(gathering, error)
    } finally {
      work.running = false
    }
  }

  const everything = async () => {
    const open = await live.openGatherings()
    for (const gathering of new Set([...open, ...works.keys()])) {
      if (ownership.isOwner(gathering)) void run(gathering)
      else works.delete(gathering)
    }
  }

  const stop = live.onChange(({ gathering, state }) => {
    if (!ownership.isOwner(gathering)) return void works.delete(gathering)
    if (state) learn(gathering, workOf(gathering), state)
    void run(gathering)
  })
  const stopGained = ownership.onGained((gathering) => void run(gathering))
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
