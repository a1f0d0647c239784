// One run for a key at a time: whoever asks meanwhile gets the answer of the run that is under way. It remembers no answer
// afterwards, and makes no further run: async/coalesce.ts does.

export interface SingleFlight<K, T> {
  run(key: K, work: () => Promise<T>): Promise<T>
}

export function singleFlight<K, T>(): SingleFlight<K, T> {
  const running = new Map<K, Promise<T>>()
  return {
    run(key, work) {
      const before = running.get(key)
      if (before) return before
      const mine = work().finally(() => running.delete(key))
      running.set(key, mine)
      return mine
    },
  }
}
