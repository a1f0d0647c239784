// That looks follow each other at their pace, come at once when asked for, and end with the last one.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { repeat } from './repeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the next look begins so long after the end of the last one, also of one that failed', async () => {
  const began: number[] = []
  const errors: unknown[] = []
  const looking = repeat(
    1000,
    async () => {
      began.push(Date.now())
      await new Promise((done) => setTimeout(done, 200))
      if (began.length === 1) throw new Error('away')
    },
    (error) => errors.push(error),
  )
  const start = Date.now()
  await vi.advanceTimersByTimeAsync(3500)
  expect(began.map((at) => at - start)).toEqual([1000, 2200, 3400])
  expect(errors).toEqual([new Error('away')])
  await vi.advanceTimersByTimeAsync(200)
  await looking.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('a look that is asked for comes at once, or right after the one that runs, and the pace goes on from there', async () => {
  const began: number[] = []
  const look = async () => {
    began.push(Date.now())
    await new Promise((done) => setTimeout(done, 200))
  }
  const start = Date.now()
  const looking = repeat(1000, look, () => {})
  looking.soon()
  await vi.advanceTimersByTimeAsync(100)
  looking.soon()
  looking.soon()
  await vi.advanceTimersByTimeAsync(1500)
  expect(began.map((at) => at - start)).toEqual([0, 200, 1400])
  await vi.advanceTimersByTimeAsync(200)
  await looking.stop()
})

test('stop waits for the look that runs, and no other begins', async () => {
  let [begun, ended] = [0, 0]
  const look = async () => {
    begun += 1
    await new Promise((done) => setTimeout(done, 200))
    ended += 1
  }
  const looking = repeat(1000, look, () => {})
  looking.soon()
  await vi.advanceTimersByTimeAsync(100)
  looking.soon()
  const stopped = looking.stop()
  looking.soon()
  await vi.advanceTimersByTimeAsync(5000)
  await stopped
  expect([begun, ended]).toEqual([1, 1])
})
