// Server time from a monotonic clock: the measure with the shortest round trip counts, and a jumping wall clock changes
// nothing.
import { describe, expect, it } from 'vitest'
import { ServerClock } from './clock.ts'

describe('the server’s time in this browser', () => {
  it('the clock takes the measure with the shortest round trip', async () => {
    let here = 1_000
    const clock = new ServerClock(() => here)
    const there = () => here + 500_000
    const trips = [200, 20, 90]
    await clock.measure(async () => {
      const trip = trips.shift() ?? 0
      here += trip / 2
      const answer = there()
      here += trip / 2
      return answer
    })
    expect(clock.now()).toBe(there())
    here += 60_000
    expect(clock.now()).toBe(there())
  })

  it('the clock is off by no more than half the round trip when the way back is slow', async () => {
    let here = 0
    const clock = new ServerClock(() => here)
    await clock.measure(async () => {
      const answer = here + 1_000_000
      here += 80
      return answer
    })
    expect(Math.abs(clock.now() - (here + 1_000_000))).toBeLessThanOrEqual(40)
  })

  it('the clock uses a hint until it was measured, and a later hint does not spoil the measure', async () => {
    const clock = new ServerClock(() => 0)
    clock.hint(7_000)
    expect(clock.now()).toBe(7_000)
    await clock.measure(async () => 9_000)
    clock.hint(1)
    expect(clock.now()).toBe(9_000)
  })
})
