// Timers that stop together, and a loading that is tried until it succeeds or they stop. Nothing of the bowl is here.

type After = (milliseconds: number, act: () => void) => () => void

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
}

const firstWait = 2_000
const longestWait = 30_000

/** The network may lose a part of the page: it is asked for again until it is here. */
export function untilItComes<T>(timers: Timers, load: () => Promise<T>, then: (it: T) => void, wait = firstWait): void {
  const still = timers.since()
  load().then(
    (it) => still() && then(it),
    () => {
      if (still()) timers.after(wait, () => untilItComes(timers, load, then, Math.min(2 * wait, longestWait)))
    },
  )
}
