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
  /** With how much each had written at the last look. */
  const lines = new Map<Socket, number>()
  const timer = setInterval(() => {
    for (const [line, before] of lines) {
      if (line.writableLength > MOST_WAITING || line.bytesRead - before > MOST_WRITTEN) line.destroy()
      else lines.set(line, line.bytesRead)
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
