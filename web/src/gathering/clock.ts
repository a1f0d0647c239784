// The server's time as this browser knows it: a measured offset on a monotonic clock, so that a wrong or jumping wall
// clock does no harm. The wall clock serves only as a first guess.

type Sample = { offset: number; trip: number }

export class ServerClock {
  private best: Sample | null = null
  private readonly monotonic: () => number

  constructor(monotonic: () => number = () => performance.now()) {
    this.monotonic = monotonic
  }

  /** Milliseconds since 1970 by the server; by the wall clock of this device until the first measure. */
  now(): number {
    return this.best === null ? Date.now() : this.monotonic() + this.best.offset
  }

  /**
   * `read` asks the server for its time. The answer was true about half a round trip ago (as in SNTP, RFC 4330 section
   * 5).
   */
  async measure(read: () => Promise<number>, times = 3) {
    const samples: Sample[] = []
    for (let i = 0; i < times; i += 1) {
      const sent = this.monotonic()
      const serverNow = await read()
      const trip = this.monotonic() - sent
      samples.push({ offset: serverNow + trip / 2 - this.monotonic(), trip })
    }
    this.best = samples.reduce((a, b) => (b.trip < a.trip ? b : a))
  }

  /** A time that came along with a message. It serves until the clock was measured. */
  hint(serverNow: number) {
    this.best ??= { offset: serverNow - this.monotonic(), trip: Infinity }
  }
}
