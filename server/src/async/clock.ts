// The one clock of the gatherings: the database's time at the start of the process, carried on by the monotonic clock. It must
// not read the machine's wall clock, which may be set during a gathering.

export interface Clock {
  /** Whole milliseconds since 1970; never goes back. */
  now(): number
  /** An instant that another process has written is past: this clock goes ahead to it. */
  atLeast(instant: number): void
}

/** `databaseNow` in ms since 1970, read at the monotonic instant `readAt`. */
export function clockFrom(databaseNow: number, readAt: number, monotonic = (): number => performance.now()): Clock {
  let start = databaseNow
  const reading = (): number => Math.floor(start + (monotonic() - readAt))
  return {
    now: reading,
    atLeast(instant) {
      start += Math.max(0, instant - reading())
    },
  }
}
