// Trying again: the wait before the next try, and asking until there is an answer. It must not know what is asked.

/** Starts a timer and gives back the way to stop it. */
export type After = (milliseconds: number, act: () => void) => () => void

const afterTimeout: After = (milliseconds, act) => {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}

/** A quarter more or less, so that a whole circle does not come back in one moment. `random`: from 0 to below 1. */
export const spread = (wait: number, random = Math.random()): number => wait * (0.75 + random / 2)

/** The wait before try number `tries` (from 0). The last entry goes on. */
export const waitOf = (waits: readonly [number, ...number[]], tries: number): number =>
  waits[Math.min(tries, waits.length - 1)] ?? waits[0]

/** The wait doubles after each try. */
export const doubling = (first: number, longest: number, tries: number): number => Math.min(longest, first * 2 ** tries)

/**
 * Asks at once, and again after each null and each rejection. Gives back the way to stop; after that `then` is never
 * called.
 */
export function askUntilAnswered<T>(
  ask: () => Promise<T | null>,
  then: (answer: T) => void,
  wait: (tries: number) => number = () => 2_000,
  after: After = afterTimeout,
): () => void {
  let stopped = false
  let stopTimer = () => {}
  const go = (tries: number) => {
    const again = () => {
      if (!stopped) stopTimer = after(wait(tries), () => go(tries + 1))
    }
    ask().then((answer) => {
      if (answer === null) again()
      else if (!stopped) then(answer)
    }, again)
  }
  go(0)
  return () => {
    stopped = true
    stopTimer()
  }
}
