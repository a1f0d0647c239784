// The waits between tries to reconnect: bounded, and not the same for everybody.
import { expect, it } from 'vitest'
import { waitBefore } from './socket.ts'

it('the socket tries soon at first, then slowly, and never waits longer than seven seconds', () => {
  const waits = Array.from({ length: 50 }, (_, tries) => waitBefore(tries, 0.5))
  expect(waits[0]).toBeLessThan(300)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(Math.max(...waits.map((_, tries) => waitBefore(tries, 1)))).toBeLessThan(7_000)
})

it('the socket finds an app that restarts within half a minute within a second of its return', () => {
  const waits = Array.from({ length: 50 }, (_, tries) => waitBefore(tries, 1))
  expect(Math.max(...waits)).toBeLessThan(1_000)
  const shortest = Array.from({ length: 50 }, (_, tries) => waitBefore(tries, 0))
  expect(shortest.reduce((sum, wait) => sum + wait)).toBeGreaterThan(20_000)
})

it('the tries of a whole circle are spread', () => {
  expect(waitBefore(3, 0)).toBeLessThan(waitBefore(3, 0.99) * 0.7)
})
