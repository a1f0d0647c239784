// That the clock follows the database's time and never goes back.
import { describe, expect, it } from 'vitest'
import { clockFrom } from './clock.ts'

describe('the clock', () => {
  it('carries the database time on by the monotonic clock', () => {
    let monotonic = 50
    const clock = clockFrom(1_000_000, 40, () => monotonic)
    expect(clock.now()).toBe(1_000_010)
    monotonic = 1050.7
    expect(clock.now()).toBe(1_001_010)
  })

  it('goes ahead to what was written already, and from there on', () => {
    let monotonic = 0
    const clock = clockFrom(1000, 0, () => monotonic)
    clock.atLeast(5000)
    expect(clock.now()).toBe(5000)
    monotonic = 10
    clock.atLeast(4000)
    expect(clock.now()).toBe(5010)
  })
})
