// A token bucket: so many at once, so many a second. It does not punish: it says no and forgets.

export interface RateLimit {
  /** How many may come at once. */
  readonly burst: number
  readonly perSecond: number
}

export interface TokenBucket {
  /** Takes one token, and says whether there was one. */
  take(): boolean
}

/** `now`: monotonic milliseconds. */
export function tokenBucket({ burst, perSecond }: RateLimit, now = (): number => performance.now()): TokenBucket {
  let left = burst
  let at = now()
  return {
    take() {
      const instant = now()
      left = Math.min(burst, left + ((instant - at) / 1000) * perSecond)
      at = instant
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
