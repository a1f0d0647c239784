// Ends the connections of browsers that read nothing: what is meant for them would pile up in our memory, and an answer to
// a ping proves only that they write. Ends those that flood as well, because others wait meanwhile. It looks at no content.
import type { Socket } from 'node:net'

/** Bytes waiting for one browser: some hundred views. A browser that is merely slow comes back and is shown the newest. */
const MOST_WAITING = 1 << 20
/** Bytes from one browser between two looks: four of the largest messages there are; an ordinary act takes a few hundred. */
const MOST_WRITTEN = 1 << 18
const LOOK_EVERY = 250 // milliseconds

export interface SocketLimits {
  watch(socket: Socket): void
  stop(): void
}

export function limitSockets(): SocketLimits {
  /** How many bytes each socket had sent at the last look. */
  const sent = new Map<Socket, number>()
  const counted = new WeakSet<Socket>()
  const endIfTooMuch = (socket: Socket): void => {
    if (socket.bytesRead - (sent.get(socket) ?? socket.bytesRead) > MOST_WRITTEN) socket.destroy()
  }
  const timer = setInterval(() => {
    for (const socket of sent.keys()) {
      if (socket.writableLength > MOST_WAITING) socket.destroy()
      endIfTooMuch(socket)
      sent.set(socket, socket.bytesRead)
      // Counted with each chunk too, because many chunks come before the next look. Not before somebody else listens: a
      // first listener would take the chunk away from whoever is to read it.
      if (counted.has(socket) || socket.listenerCount('data') === 0) continue
      counted.add(socket)
      socket.on('data', () => endIfTooMuch(socket))
    }
  }, LOOK_EVERY).unref()
  return {
    watch(socket) {
      sent.set(socket, socket.bytesRead)
      socket.once('close', () => sent.delete(socket))
    },
    stop: () => clearInterval(timer),
  }
}
