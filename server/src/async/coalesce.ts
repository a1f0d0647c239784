// Work that brings something up to date, whoever asks for it and however often: never two runs at once, and one more run
// after the last question. It must not know what it runs, and gives no answer: async/single-flight.ts does.

export interface Coalesced {
  /** Runs, or, while a run is under way, sees to one more run after it. Resolves when no run is under way or asked for. */
  run(): Promise<void>
  /** A further run was asked for since this one began. */
  again(): boolean
}

/** A rejection of `work` ends this round of runs, and goes to everybody who waits for it. */
export function coalesce(work: () => Promise<void>): Coalesced {
  let running: Promise<void> | null = null
  let wanted = false

  async function untilUnwanted(): Promise<void> {
    try {
      while (wanted) {
        wanted = false
        await work()
      }
    } finally {
      running = null
    }
  }

  return {
    run() {
      wanted = true
      running ??= Promise.resolve().then(untilUnwanted)
      return running
    },
    again: () => wanted,
  }
}
