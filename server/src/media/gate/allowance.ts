// How often one browser may do what costs more than it. Whole evenings of a browser of ours stay far below each.

/** What costs a read of the database. */
export const reads = { burst: 40, perSecond: 4 }
/** What the SFU negotiates anew for, and the whole of a description with it: each woman who comes or goes makes one. */
export const descriptions = { burst: 60, perSecond: 4 }
/** Anything at all. Of a room of 25 pictures a browser says so much in its first seconds. */
export const frames = { burst: 1000, perSecond: 100 }

/** `now`: monotonic milliseconds. Returns whether this one is still within it. */
export type Allowance = (now: number) => boolean

export function allowance({ burst, perSecond }: { burst: number; perSecond: number }): Allowance {
  let left = burst
  let last: number | null = null
  return (now) => {
    left = Math.min(burst, left + ((now - (last ?? now)) / 1000) * perSecond)
    last = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
