// That nobody waits longer than the timeout, and that work which is in time is not touched.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withTimeout } from './with-timeout.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('work that is in time gives its value, and leaves no timer behind', async () => {
  expect(await withTimeout(1000, Promise.resolve('here'))).toBe('here')
  await expect(withTimeout(1000, Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  expect(vi.getTimerCount()).toBe(0)
})

test("work that is late is given up, and what becomes of it later is nobody's fault", async () => {
  let fail = (_error: Error): void => {}
  const work = new Promise<never>((_, reject) => (fail = reject))
  const waited = expect(withTimeout(1000, work)).rejects.toThrow('no answer within 1000 ms')
  await vi.advanceTimersByTimeAsync(1000)
  await waited
  fail(new Error('late'))
})
