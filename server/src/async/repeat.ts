// Does something again and again, never twice at once, whatever becomes of it. No truth may hang on it: it only looks.

export interface Repeating {
  /** Looks at once (after the look that runs now). */
  soon(): void
  /** Resolves when the last look is over. */
  stop(): Promise<void>
}

/**
 * `every` in milliseconds, from the end of one look to the start of the next. A look that fails is told to `onError`.
 */
export function repeat(every: number, look: () => Promise<void>, onError: (error: unknown) => void): Repeating {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let wanted = false
  let stopped = false

  function start(): void {
    clearTimeout(timer)
    wanted = false
    running = look()
      .catch(onError)
      .then(() => {
        running = null
        if (stopped) return
        if (wanted) start()
        else timer = setTimeout(start, every)
      })
  }

  timer = setTimeout(start, every)
  return {
    soon() {
      if (stopped) return
      if (running) wanted = true
      else start()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
