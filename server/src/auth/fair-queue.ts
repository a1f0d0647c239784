// Who waits for a free slot, served in turn: one of each source after the other, so that a source that comes a hundred times
// waits behind a source that comes once. It runs nothing and knows no clock. It is no async/serial-queue.ts: several run at
// once, and when too many wait, the source with most waiting gives way.

export interface FairQueue {
  /** True when its turn has come. False when too many wait: then the source with most waiting has given one up. */
  turnOf(source: string): Promise<boolean>
  /** A slot is free: the next in turn gets it. False when nobody waits. */
  next(): boolean
}

type GiveTurn = (turn: boolean) => void

/** `most`: how many may wait, of all sources together. */
export function fairQueue(most: number): FairQueue {
  /** In the order of their turns: a source that had its turn goes behind the others. */
  const sources = new Map<string, GiveTurn[]>()
  let count = 0

  const longest = (): GiveTurn[] =>
    [...sources.values()].reduce((one, other) => (other.length > one.length ? other : one))

  return {
    turnOf(source) {
      return new Promise((done) => {
        const mine = sources.get(source) ?? []
        if (count >= most) {
          const others = longest()
          if (mine.length + 1 >= others.length) return done(false)
          others.pop()?.(false)
          count -= 1
        }
        sources.set(source, mine)
        mine.push(done)
        count += 1
      })
    },
    next() {
      const [first] = sources
      if (first === undefined) return false
      const [source, waiting] = first
      const turn = waiting.shift()
      sources.delete(source)
      if (waiting.length > 0) sources.set(source, waiting)
      count -= 1
      turn?.(true)
      return true
    },
  }
}
