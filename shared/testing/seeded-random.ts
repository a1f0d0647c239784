// A seeded random number generator: the same seed gives the same walk. For tests only, never for secrets.

/** mulberry32: small, fast, and good enough for tests. */
export class SeededRandom {
  constructor(private seed: number) {}

  /** In [0, 1). */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  below = (n: number): number => Math.floor(this.next() * n)
  chance = (probability: number): boolean => this.next() < probability
  choose = <T>(list: readonly T[]): T | null => list[this.below(list.length)] ?? null

  /** By weight; null when every weight is 0. */
  weighted<T>(list: readonly (readonly [weight: number, one: T])[]): T | null {
    let left = this.next() * list.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, one] of list) {
      left -= weight
      if (left < 0) return one
    }
    return null
  }
}
