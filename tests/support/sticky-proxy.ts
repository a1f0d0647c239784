// One address before several app processes, as an operator's proxy is: it sends each connection to one of them by the
// cookie of its first request, and to another when that one is gone. It reads no further and changes nothing.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What stands before the processes of one app. */
export interface Way {
  /** The origin that people open: PUBLIC_URL of every process behind it. */
  readonly url: string
  /** A process listens there; whoever has no place of her own goes to the newest. */
  add(port: number): void
  close(): Promise<void>
}

export interface StickyProxy extends Way {
  /** Whoever brings this cookie goes to that process while it lives. */
  place(cookie: string, port: number): void
  /** Whatever the apps say to her by lines opened from now on reaches her so many ms later. */
  slow(cookie: string, ms: number): void
  /** Her network swallows everything from now on, and nobody is told: not she, not the app. */
  swallow(cookie: string): void
  /** Her network is there again: what waited goes on, what ended at one side meanwhile ends at the other. */
  carry(cookie: string): void
}

/** When a network tries again to open a connection whose first packet was lost (RFC 6298: doubling from 1 s), in ms. */
const TRIES = [1000, 3000, 7000, 15_000, 31_000, 63_000]

type Joined = { browser: Socket; app: Socket | null; head: Buffer; begun: number }

export async function openStickyProxy(): Promise<StickyProxy> {
  const ports: number[] = []
  const places = new Map<string, number>()
  const sockets = new Set<Socket>()
  const lines = new Set<Joined>()
  const swallowed = new Set<string>()
  const late = new Map<string, number>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  const lost = ({ head }: Joined): boolean => [...swallowed].some((cookie) => head.includes(cookie))

  /** Her own first, then the newest. */
  const wayFor = (head: Buffer): number[] => {
    const own = [...places].find(([cookie]) => head.includes(cookie))?.[1]
    return [...(own === undefined ? [] : [own]), ...ports.toReversed().filter((port) => port !== own)]
  }

  const join = (line: Joined, [port, ...others]: number[]): void => {
    if (port === undefined) return void line.browser.destroy()
    const app = connect({ port, host: '127.0.0.1' })
    keep(app)
    app.once('connect', () => {
      line.app = app
      app.write(line.head)
      if (!lost(line)) flow(line)
    })
    // Not there: the next. Gone later: so is hers, and her page comes again by itself.
    app.once('close', () => (line.app === null ? join(line, others) : end(line)))
  }
  const flow = ({ browser, app, head }: Joined): void => {
    if (!app) return
    browser.pipe(app)
    const ms = [...late].find(([cookie]) => head.includes(cookie))?.[1]
    if (ms === undefined) app.pipe(browser)
    else app.on('data', (part) => void setTimeout(() => browser.write(part), ms))
  }
  const end = (line: Joined): void => {
    if (lost(line)) return
    lines.delete(line)
    line.browser.destroy()
    line.app?.destroy()
  }

  const server = createServer((browser) => {
    keep(browser)
    browser.once('data', (head) => {
      browser.pause()
      const line: Joined = { browser, app: null, head, begun: Date.now() }
      lines.add(line)
      browser.once('close', () => end(line))
      if (!lost(line)) join(line, wayFor(head))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port) => void ports.push(port),
    place: (cookie, port) => void places.set(cookie, port),
    slow: (cookie, ms) => void late.set(cookie, ms),
    swallow(cookie) {
      swallowed.add(cookie)
      for (const line of lines) {
        if (!lost(line)) continue
        line.browser.unpipe().pause()
        line.app?.unpipe().pause()
      }
    },
    carry(cookie) {
      const hers = [...lines].filter(({ head }) => head.includes(cookie))
      swallowed.delete(cookie)
      for (const line of hers) {
        if (line.browser.destroyed || line.app?.destroyed) end(line)
        else if (line.app) flow(line)
        else setTimeout(() => line.browser.destroyed || join(line, wayFor(line.head)), nextTry(line.begun)).unref()
      }
    },
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}

const nextTry = (begun: number): number => {
  const waited = Date.now() - begun
  return (TRIES.find((after) => after > waited) ?? waited) - waited
}
