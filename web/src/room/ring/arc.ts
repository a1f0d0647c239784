/* The phone's arc in numbers: the near edge of the same ring, seen from close by. Pure; pixels. */
import { hill } from '../../ui/ring.ts'

export interface ArcLayout {
  width: number
  /** The height of the arc, with names. */
  height: number
  seat: number
  pitch: number
  radius: number
  /** How far the middle lies under the ends. */
  rise: number
}

export function layArc(width: number, landscape: boolean): ArcLayout {
  const seat = landscape ? 46 : width < 480 ? 56 : 72
  const pitch = landscape ? 74 : width < 480 ? Math.max(66, width / 5) : 104
  const radius = landscape ? 900 : Math.max(430, width * 1.1)
  const rise = hill(width / 2 - 20, radius)
  return { width, height: 24 + seat + 50 + rise, seat, pitch, radius, rise }
}

/**
 * How far down from the top of the arc a seat stands that is x pixels from the middle. Beyond the ends it stands as
 * low as there.
 */
export const drop = (arc: ArcLayout, x: number): number =>
  arc.rise - hill(Math.min(Math.abs(x), arc.width / 2 + 40), arc.radius)

/** Turns the list so that the middle seat stands in its middle. */
export function aroundMiddle<T>(ring: readonly T[], middle: number): T[] {
  const n = ring.length
  if (n === 0) return []
  const first = (((middle - Math.floor(n / 2)) % n) + n) % n
  return [...ring.slice(first), ...ring.slice(0, first)]
}
