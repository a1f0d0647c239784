// How often one browser may ask for what costs a read of the database. A whole evening of handovers stays far below it.

const burst = 40
const perSecond = 4

/** `now`: monotonic milliseconds. Returns whether this one is still within it. */
export type Allowance = (now: number) => boolean

export function allowance(): Allowance {
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
