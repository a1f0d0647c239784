// Does something again and again, never twice at once, whatever becomes of it. No truth may hang on it: it only looks.
import { coalesce } from './coalesce.ts'

export interface Repeating {
  /** Looks at once, or as soon as the look that runs now is over. */
  soon(): void
  /** Resolves when the last look is over. */
  stop(): Promise<void>
}

/** `every`: milliseconds from the end of one look to the start of the next. `onError` hears of a look that fails. */
export function repeat(every: number, look: () => Promise<void>, onError: (error: unknown) => void): Repeating {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const looking = coalesce(async () => {
    clearTimeout(timer)
    if (!stopped) await look().catch(onError)
  })

  function start(): void {
    running = looking.run().then(() => {
      clearTimeout(timer)
      if (!stopped) timer = setTimeout(start, every)
    })
  }

  timer = setTimeout(start, every)
  return {
    soon() {
      if (!stopped) start()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
