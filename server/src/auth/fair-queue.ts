// Who waits for a place, in turn: one of each source after the other, so that whoever comes a hundred times waits behind
// whoever comes once. It runs nothing and knows no clock.

export interface FairQueue {
  /** True when it is her turn; false when too many wait: then it is the source with most waiting that gives one up. */
  turnOf(source: string): Promise<boolean>
  /** A place is free: the next has her turn. False when nobody waits. */
  next(): boolean
}

type Waiting = (turn: boolean) => void

/** So many wait at most, of all sources together. */
export function fairQueue(most: number): FairQueue {
  /** In the order of their turns: a source that had one goes behind the others. */
  const sources = new Map<string, Waiting[]>()
  let count = 0

  const longest = (): Waiting[] =>
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
