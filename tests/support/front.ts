// One address before several app processes, as an operator's proxy is: it sends each connection to one of them by the
// cookie of its first request, and to another when that one is gone. It reads no further and changes nothing.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Front {
  /** The origin that people open: PUBLIC_URL of every process behind it. */
  readonly url: string
  /** A process listens there; whoever has no place of her own goes to the newest. */
  add(port: number): void
  /** Whoever brings this cookie goes to that process while it lives. */
  place(cookie: string, port: number): void
  close(): Promise<void>
}

export async function openFront(): Promise<Front> {
  const ports: number[] = []
  const places = new Map<string, number>()
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }

  /** Her own first, then the newest. */
  const wayFor = (head: string): number[] => {
    const own = [...places].find(([cookie]) => head.includes(cookie))?.[1]
    return [...(own === undefined ? [] : [own]), ...ports.toReversed().filter((port) => port !== own)]
  }

  const join = (browser: Socket, head: Buffer, [port, ...others]: number[]): void => {
    if (port === undefined) return void browser.destroy()
    const app = connect({ port, host: '127.0.0.1' })
    keep(app)
    app.once('connect', () => {
      app.write(head)
      browser.pipe(app).pipe(browser)
      browser.resume()
    })
    // Not there: the next. Gone later: so is hers, and her page comes again by itself.
    app.once('close', () => (app.bytesRead + app.bytesWritten === 0 ? join(browser, head, others) : browser.destroy()))
    browser.once('close', () => app.destroy())
  }

  const server = createServer((browser) => {
    keep(browser)
    browser.once('data', (head) => {
      browser.pause()
      join(browser, head, wayFor(head.toString('latin1')))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port) => void ports.push(port),
    place: (cookie, port) => void places.set(cookie, port),
    close: () => new Promise((done) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => done())
    }),
  }
}
