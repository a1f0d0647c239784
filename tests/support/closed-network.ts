// A network that lets out nothing but TCP to port 443, as some workplaces, clinics and shelters have it: the one way out is
// a proxy (HTTP CONNECT) that knows two names and that port. A browser that is told to use it sends no UDP either.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface ClosedNetwork {
  /** What a browser must be started with. */
  readonly proxy: { readonly server: string }
  readonly arguments: readonly string[]
  /** What was asked for and not let out, as `name:port`. */
  readonly refused: readonly string[]
  /** Bytes that went through for a name, both ways. */
  carried(name: string): number
  close(): Promise<void>
}

/** `names`: where the server behind port 443 of each really listens, on this machine. */
export async function openClosedNetwork(names: Readonly<Record<string, number>>): Promise<ClosedNetwork> {
  const refused: string[] = []
  const carried = new Map<string, number>()
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer((browser) => {
    keep(browser)
    browser.once('data', (head) => {
      const [, name = '', to = ''] = /^CONNECT ([^\s:]+):(\d+) HTTP\/1\.[01]\r\n/.exec(head.toString('latin1')) ?? []
      const port = to === '443' ? names[name] : undefined
      if (port === undefined) {
        refused.push(`${name}:${to}`)
        return void browser.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
      }
      const far = connect(port, '127.0.0.1')
      keep(far)
      for (const one of [browser, far])
        one.on('data', (data) => carried.set(name, (carried.get(name) ?? 0) + data.length))
      far.once('connect', () => {
        browser.write('HTTP/1.1 200 Connection established\r\n\r\n')
        browser.pipe(far).pipe(browser)
      })
      browser.once('close', () => far.destroy())
      far.once('close', () => browser.destroy())
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    arguments: [
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
    refused,
    carried: (name) => carried.get(name) ?? 0,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
