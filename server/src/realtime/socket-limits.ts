// Ends the lines of those who read nothing, for what is meant for them would pile up in our memory and an answer to a ping
// proves only that they write; and of those who write without end, for others wait meanwhile. It looks at no content.
import type { Socket } from 'node:net'

/** Bytes waiting for one browser: some hundred views. One that is merely slow comes back and is shown the newest. */
const MOST_WAITING = 1 << 20
/** Bytes from one browser between two looks: four of the largest messages there are; what she does takes a few hundred. */
const MOST_WRITTEN = 1 << 18
const LOOK_EVERY = 250 // milliseconds

export interface Lines {
  watch(line: Socket): void
  stop(): void
}

export function watchLines(): Lines {
  /** With how much each had written at the last look, bytes. */
  const lines = new Map<Socket, number>()
  const counted = new WeakSet<Socket>()
  const endIfTooMuch = (line: Socket): void => {
    if (line.bytesRead - (lines.get(line) ?? line.bytesRead) > MOST_WRITTEN) line.destroy()
  }
  const timer = setInterval(() => {
    for (const line of lines.keys()) {
      if (line.writableLength > MOST_WAITING) line.destroy()
      endIfTooMuch(line)
      lines.set(line, line.bytesRead)
      // With each piece too, for many come before the next look. Not until somebody reads: before that we would take the
      // piece away from who is to read it.
      if (counted.has(line) || line.listenerCount('data') === 0) continue
      counted.add(line)
      line.on('data', () => endIfTooMuch(line))
    }
  }, LOOK_EVERY).unref()
  return {
    watch(line) {
      lines.set(line, line.bytesRead)
      line.once('close', () => lines.delete(line))
    },
    stop: () => clearInterval(timer),
  }
}
