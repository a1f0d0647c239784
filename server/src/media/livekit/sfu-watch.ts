// Whether the SFU is there: asked all the time, and at once when a call has failed. It makes nothing and closes nothing.
import type { Sfu } from './livekit.ts'

export interface SfuWatch {
  up(): boolean
  /** A call failed: look now and not at the next round. */
  doubt(): void
  /** Resolves true when the SFU is there, false at the deadline (monotonic milliseconds, as `performance.now()`). */
  untilUp(deadline: number): Promise<boolean>
  onChange(listener: (up: boolean) => void): void
  close(): void
}

const calmMs = 1000
const eagerMs = 100

export function watchSfu(sfu: Pick<Sfu, 'alive'>): SfuWatch {
  const listeners: ((up: boolean) => void)[] = []
  let up = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let round = 0

  const set = (now: boolean) => {
    if (now === up) return
    up = now
    for (const listener of [...listeners]) listener(up)
  }
  const look = async () => {
    const mine = ++round
    clearTimeout(timer)
    const alive = await sfu.alive()
    if (closed || mine !== round) return
    set(alive)
    timer = setTimeout(look, alive ? calmMs : eagerMs)
  }
  void look()

  return {
    up: () => up,
    doubt: () => {
      if (!closed) void look()
    },
    untilUp: (deadline) =>
      new Promise((resolve) => {
        if (up || closed) return resolve(up)
        const end = (found: boolean) => {
          clearTimeout(late)
          listeners.splice(listeners.indexOf(listener), 1)
          resolve(found)
        }
        const listener = (now: boolean) => {
          if (now) end(true)
        }
        const late = setTimeout(() => end(false), Math.max(0, deadline - performance.now()))
        listeners.push(listener)
      }),
    onChange: (listener) => {
      listeners.push(listener)
    },
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
