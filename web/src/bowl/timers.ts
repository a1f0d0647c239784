// Timers that stop together, and a load that is tried until it succeeds or they stop. Nothing here knows the bowl.

import { type After, askUntilAnswered, doubling } from '../retry.ts'

const firstWait = 2_000
const longestWait = 30_000

export class Timers {
  private readonly running = new Set<() => void>()
  private round = 0
  private readonly start: After

  constructor(start: After) {
    this.start = start
  }

  after(milliseconds: number, act: () => void): void {
    const stop = this.start(milliseconds, () => {
      this.running.delete(stop)
      act()
    })
    this.running.add(stop)
  }

  /** Gives back whether nothing was stopped since. */
  since(): () => boolean {
    const { round } = this
    return () => round === this.round
  }

  stop(): void {
    this.round += 1
    for (const stop of this.running) stop()
    this.running.clear()
  }

  /** The network may lose a part of the page: the load is tried again until it succeeds or the timers stop. */
  untilLoaded<T>(load: () => Promise<T>, then: (loaded: T) => void): void {
    const still = this.since()
    const after: After = (milliseconds, act) => {
      if (still()) this.after(milliseconds, act)
      return () => undefined
    }
    askUntilAnswered(
      load,
      (loaded) => still() && then(loaded),
      (tries) => doubling(firstWait, longestWait, tries),
      after,
    )
  }
}
