// How likely luck alone is. Pure arithmetic; it must know nothing of notes.

/**
 * The chance of at least `hits` successes in independent tries of these chances (the exact Poisson binomial tail; with
 * equal chances the binomial one).
 */
export function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  // `less[k]`: exactly k successes so far, kept for k < hits; everything beyond is counted in `reached`.
  let less = new Float64Array(Math.max(hits, 1))
  less[0] = 1
  if (hits <= 0) return 1
  let reached = 0
  for (const chance of chances) {
    reached += less[hits - 1]! * chance
    const next = new Float64Array(hits)
    for (let k = 0; k < hits; k += 1) next[k] = less[k]! * (1 - chance) + (k > 0 ? less[k - 1]! * chance : 0)
    less = next
  }
  return reached
}

/** Among how many equally likely people these odds hide somebody: 2 to the power of their entropy. */
export function effectiveSize(odds: readonly number[]): number {
  const sum = odds.reduce((total, each) => total + each, 0)
  const bits = odds.reduce((total, each) => (each > 0 ? total - (each / sum) * Math.log2(each / sum) : total), 0)
  return 2 ** bits
}
