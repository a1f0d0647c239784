// The server's clock with hands that a test may turn. It only ever stands in the place of a clock, never of a rule or a
// length.
import type { Clock } from '@circle/server/async/clock'

export interface TestClock extends Clock {
  /** Milliseconds; negative is a clock that was set back. */
  turn(by: number): void
}

export function testClock(): TestClock {
  const start = Date.now() - performance.now()
  let turned = 0
  const now = (): number => Math.floor(start + performance.now() + turned)
  return {
    now,
    atLeast: (instant) => void (turned += Math.max(0, instant - now())),
    turn: (by) => void (turned += by),
  }
}

/** A clock that stands still until a test turns it: however slow the machine, an evening takes as long as it was written. */
export function stillClock(): TestClock {
  let now = Date.now()
  return {
    now: () => now,
    atLeast: (instant) => void (now = Math.max(now, instant)),
    turn: (by) => void (now += by),
  }
}
