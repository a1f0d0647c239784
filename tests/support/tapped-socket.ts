// A raw line before the app that writes down what each connection of a browser carries: every request of it, head and body,
// as bytes. It changes nothing, and ends a connection when the other side does. HTTP/1.1 only.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Way } from './sticky-proxy.ts'

export interface Asked {
  /** Which connection; each TCP connection of the browser has a number of its own. */
  readonly line: number
  readonly at: number
  readonly first: string
  readonly head: string
  body: Buffer
}

export interface TappedSocket extends Way {
  readonly asked: readonly Asked[]
  /** Answers to whatever was asked by `first` line, heads only, as they went back. */
  answersTo(first: RegExp): string[]
}

export const isPost = ({ first }: Asked): boolean => first.startsWith('POST /bowl/')

export async function openTappedLine(): Promise<TappedSocket> {
  let to = 0
  let lines = 0
  const asked: Asked[] = []
  const answers = new Map<number, string>()
  const sockets = new Set<Socket>()
  const server = createServer((browser) => {
    const line = (lines += 1)
    const app = connect({ port: to, host: '127.0.0.1' })
    const read = reader((request) => asked.push({ line, at: Date.now(), ...request }))
    for (const socket of [browser, app]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.once('close', () => {
        sockets.delete(socket)
        browser.destroy()
        app.destroy()
      })
    }
    browser.on('data', read)
    app.on('data', (chunk) => {
      const before = answers.get(line) ?? ''
      if (before.length < 4096) answers.set(line, before + chunk.toString('latin1'))
    })
    browser.pipe(app).pipe(browser)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    add: (port) => void (to = port),
    answersTo: (first) => asked.filter((one) => first.test(one.first)).map(({ line }) => answers.get(line) ?? ''),
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}

type Request = Pick<Asked, 'first' | 'head' | 'body'>

/** Requests one after another; after an upgrade nothing is one any more. */
function reader(found: (request: Request) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let upgraded = false
  let open: { request: Request; missing: number } | null = null
  return (chunk) => {
    if (upgraded) return
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      if (open) {
        if (rest.length < open.missing) return
        open.request.body = rest.subarray(0, open.missing)
        rest = rest.subarray(open.missing)
        found(open.request)
        open = null
      }
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = rest.subarray(0, end).toString('latin1')
      rest = rest.subarray(end + 4)
      upgraded = /^upgrade:/im.test(head)
      open = {
        request: { first: head.split('\r\n', 1)[0]!, head, body: Buffer.alloc(0) },
        missing: Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0),
      }
      if (upgraded) return found(open.request)
    }
  }
}
