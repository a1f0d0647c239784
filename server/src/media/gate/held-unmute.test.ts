// An unmute waiting for its command: every way it can end. Time is a fake clock, the reads are answered by hand.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Right } from '@circle/shared/gathering/rights.types'
import { heldUnmutes } from './held-unmute.ts'

const may = {
  room: 'r',
  mediaId: 'm',
  mayPublishMicrophone: true,
  maySpeak: true,
  mayPublishCamera: true,
  hidden: false,
}
const mayNot = { ...may, maySpeak: false }
const speak = (right: Right) => right.maySpeak

let now: Right | null | 'away'
let done: string[]
let held: ReturnType<typeof heldUnmutes>
beforeEach(() => {
  vi.useFakeTimers()
  now = mayNot
  done = []
  held = heldUnmutes({
    fresh: async () => {
      if (now === 'away') throw new Error('the database is away')
      return now
    },
    pass: (track) => done.push(`pass ${track}`),
    drop: (track) => done.push(`drop ${track}`),
  })
})
afterEach(() => {
  held.end()
  vi.useRealTimers()
})
const settle = () => vi.advanceTimersByTimeAsync(0)

test('an unmute that is lawful already passes after one read', async () => {
  now = may
  held.hold('a', speak)
  await settle()
  expect(done).toEqual(['pass a'])
})

test('an unmute that comes before its command passes at the change, in the same tick', async () => {
  held.hold('a', speak)
  await settle()
  held.rightChanged(may)
  expect(done).toEqual(['pass a'])
})

test('a change between a read and its answer is not missed', () => {
  held.hold('a', speak)
  held.rightChanged(may)
  expect(done).toEqual(['pass a'])
})

test('after a second the right is read once more, and then the unmute is dropped', async () => {
  held.hold('a', speak)
  await vi.advanceTimersByTimeAsync(999)
  expect(done).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(done).toEqual(['drop a'])
})

test('the last read can still let an unmute pass, when every notice was lost', async () => {
  held.hold('a', speak)
  await vi.advanceTimersByTimeAsync(500)
  now = may
  await vi.advanceTimersByTimeAsync(500)
  expect(done).toEqual(['pass a'])
})

test('an unmute is dropped while the database is away', async () => {
  now = 'away'
  held.hold('a', speak)
  await vi.advanceTimersByTimeAsync(1000)
  expect(done).toEqual(['drop a'])
})

test('a later mute cancels an unmute, and a change after that opens nothing', async () => {
  held.hold('a', speak)
  held.cancel('a')
  held.rightChanged(may)
  await vi.advanceTimersByTimeAsync(2000)
  expect(done).toEqual([])
})

test('a second unmute of the same track waits in the place of the first', async () => {
  held.hold('a', speak)
  held.hold('a', speak)
  held.hold('b', speak)
  held.rightChanged(may)
  expect(done).toEqual(['pass a', 'pass b'])
})

test('a right that has ended meanwhile lets no unmute pass', async () => {
  now = null
  held.hold('a', speak)
  await vi.advanceTimersByTimeAsync(1000)
  expect(done).toEqual(['drop a'])
})

test('unmutes of more tracks than anybody has are dropped at once', () => {
  for (let number = 0; number < 9; number += 1) held.hold(`t${number}`, speak)
  expect(done).toEqual(['drop t8'])
})
