// Finds a port of the loopback address on which nobody listens. It does not hold the port: between the answer and its use
// another program may be quicker, so the caller tries again.
import { createServer } from 'node:net'

/** `first`, or the next free port above it. Throws when a hundred in a row are taken. */
export async function findFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    if (await isFree(port)) return port
  }
  throw new Error(`No port between ${first} and ${first + 99} is free.`)
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)))
  })
