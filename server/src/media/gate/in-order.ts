// Frames of one browser, one after the other: what comes behind an announcement waits for its fresh read, for the SFU must
// hear of a track before its offer. What waits is bounded; beyond that the connection ends.

const mostBytes = 1 << 20

export type InOrder = (bytes: number, work: () => void | Promise<void>) => void

export function inOrder(tooMuch: () => void): InOrder {
  let last: Promise<void> | null = null
  let waiting = 0
  return (bytes, work) => {
    if (!last) {
      const running = work()
      if (running instanceof Promise) last = settle(running)
      return
    }
    waiting += bytes
    if (waiting > mostBytes) return tooMuch()
    last = settle(
      last.then(() => {
        waiting -= bytes
        return work()
      }),
    )
  }

  function settle(running: Promise<void>): Promise<void> {
    const one: Promise<void> = running
      .catch(() => {})
      .then(() => {
        if (last === one) last = null
      })
    return one
  }
}
