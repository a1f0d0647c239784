// Ends the lines of those who read nothing: what is meant for them would pile up in our memory, and an answer to a ping
// proves only that they write. It looks at no content.
import type { Duplex } from 'node:stream'

/** Bytes waiting for one browser: some hundred views. One that is merely slow comes back and is shown the newest. */
const MOST = 1 << 20
const LOOK_EVERY = 1000 // milliseconds

export interface UnreadLines {
  watch(line: Duplex): void
  stop(): void
}

export function endUnread(): UnreadLines {
  const lines = new Set<Duplex>()
  const timer = setInterval(() => {
    for (const line of lines) if (line.writableLength > MOST) line.destroy()
  }, LOOK_EVERY).unref()
  return {
    watch(line) {
      lines.add(line)
      line.once('close', () => lines.delete(line))
    },
    stop: () => clearInterval(timer),
  }
}
