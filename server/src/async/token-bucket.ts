// A soft limit for one connection: so many at once, so many a second. It must not punish; it says no and forgets.

export interface BurstLimit {
  allow(): boolean
}

/** Token bucket. `allow` takes one and says whether there was one. */
export function burstLimit(perSecond: number, atOnce: number, now = (): number => performance.now()): BurstLimit {
  let left = atOnce
  let at = now()
  return {
    allow() {
      const instant = now()
      left = Math.min(atOnce, left + ((instant - at) / 1000) * perSecond)
      at = instant
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
