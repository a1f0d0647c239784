// Which of several answers counts, whatever order they come in. Reads and notices are given by hand.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GatheringState, Seat } from '@circle/shared/gathering/state'
import { newGathering } from '@circle/shared/gathering/state'
import type { SignedIn } from '../../auth/sessions.port.ts'
import type { Change, LiveGatherings } from '../../gatherings/live.port.ts'
import { createRightsSubscriptions, type RightsSubscription, type RightsSubscriptions } from './rights-subscription.ts'
import { rightOfJoin } from './authorize.ts'

const seat: Seat = {
  name: 'Ana',
  skeleton: { folded: 'ana', seen: 'ana' },
  role: 'member',
  attendance: 'sharing',
  once: false,
  presence: { is: 'here', connection: 'c' },
  ready: null,
  passingAhead: false,
  hushed: false,
  cameraStopped: false,
  returns: 0,
  mediaId: 'm1',
}
const at = (seq: number, change: Partial<Seat> = {}): GatheringState => ({
  ...newGathering({ id: 'g', kind: 'circle', topic: '', startsAt: 0, endsAt: 1 }),
  seq,
  phase: 'open',
  mode: 'together',
  seats: { ana: { ...seat, ...change } },
  seatOrder: ['ana'],
  order: ['ana'],
})

let tell: (change: Change) => void
let end: (ended: SignedIn) => void
let reads: ((state: GatheringState | null) => void)[]
let fails: boolean
let rights: RightsSubscriptions
let subscription: RightsSubscription
let told: (boolean | null)[] // whether she may speak; null: hers no more

beforeEach(() => {
  vi.useFakeTimers()
  reads = []
  told = []
  fails = false
  const live = {
    read: () =>
      fails
        ? Promise.reject(new Error('away'))
        : new Promise<GatheringState | null>((resolve) => {
            reads.push(resolve)
          }),
    onChange: (listener: typeof tell) => {
      tell = listener
      return () => {}
    },
  } as unknown as LiveGatherings
  rights = createRightsSubscriptions({
    live,
    sessions: {
      of: async () => null,
      onEnded: (listener) => {
        end = listener
        return () => {}
      },
    },
  })
  subscription = rights.of({
    gathering: 'g',
    who: 'ana',
    session: 's',
    right: rightOfJoin(at(1), 'ana', 'm1')!,
    seq: 1,
  })
  subscription.onChange((right) => told.push(right && right.maySpeak))
})
afterEach(() => {
  rights.close()
  vi.useRealTimers()
})

test('a change of this process is known in the same tick', () => {
  tell({ gathering: 'g', seq: 2, state: at(2, { hushed: true }) })
  expect(subscription.right()?.maySpeak).toBe(false)
})

test('an older read that comes back late changes nothing', async () => {
  const old = subscription.fresh()
  tell({ gathering: 'g', seq: 3, state: at(3, { hushed: true }) })
  reads[0]!(at(2))
  expect((await old)?.maySpeak).toBe(false)
  expect(told).toEqual([false])
})

test('a right that has ended never comes back', () => {
  tell({ gathering: 'g', seq: 2, state: at(2, { mediaId: 'm2' }) })
  tell({ gathering: 'g', seq: 3, state: at(3) })
  expect(told).toEqual([null])
  expect(subscription.right()).toBeNull()
})

test('the end of her sign-in ends her right, and the end of another sign-in does not', () => {
  end({ account: 'a', session: 'another' })
  expect(told).toEqual([])
  end({ account: 'a', session: 's' })
  expect(told).toEqual([null])
})

test('a change of another process is read, and read again when the read fails', async () => {
  fails = true
  tell({ gathering: 'g', seq: 2, state: null })
  await vi.advanceTimersByTimeAsync(100)
  fails = false
  await vi.advanceTimersByTimeAsync(300)
  reads[0]!(at(2, { hushed: true }))
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual([false])
})

test('a read without an answer counts as refused after a second', async () => {
  const asked = expect(subscription.fresh()).rejects.toThrow()
  await vi.advanceTimersByTimeAsync(1000)
  await asked
})
