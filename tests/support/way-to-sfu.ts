// The way of one app to the media servers: one name that leads to several, as a name inside a compose network does, the
// first that takes a connection has it. It changes nothing, and counts the app's calls to the SFU's API as they go by.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type SfuCall = { readonly method: string; readonly at: number }

export interface WayToSfu {
  /** LIVEKIT_URL of that app. */
  readonly url: string
  /** What it asked of LiveKit's RoomService so far; wall clock, ms. */
  readonly calls: readonly SfuCall[]
  close(): Promise<void>
}

const CALL = /POST \/twirp\/livekit\.RoomService\/(\w+) /g

/** `ports` in the order in which they are tried. */
export async function wayToSfu(...ports: readonly number[]): Promise<WayToSfu> {
  const sockets = new Set<Socket>()
  const calls: SfuCall[] = []
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  const count = (data: Buffer): void => {
    for (const [, method] of data.toString('latin1').matchAll(CALL)) calls.push({ method: method!, at: Date.now() })
  }
  const join = (app: Socket, [port, ...others]: readonly number[]): void => {
    if (port === undefined) return void app.destroy()
    const node = connect({ port, host: '127.0.0.1' })
    keep(node)
    let there = false
    node.once('connect', () => {
      there = true
      app.on('data', count)
      app.pipe(node).pipe(app)
    })
    node.once('close', () => (there ? app.destroy() : join(app, others)))
    app.once('close', () => node.destroy())
  }
  const server = createServer((app) => {
    keep(app)
    join(app, ports)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
