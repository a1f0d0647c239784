// Ways of trying a port, with a timeout. It must not judge what it finds.
import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import { connect as connectTls, type PeerCertificate } from 'node:tls'

export const PATIENCE = 4000 // milliseconds

export type Reached = 'open' | 'refused' | 'silent'

export function reachTcp(host: string, port: number): Promise<Reached> {
  return new Promise((answer) => {
    const socket = connect({ host, port, timeout: PATIENCE })
    const done = (how: Reached): void => {
      socket.destroy()
      answer(how)
    }
    socket
      .once('connect', () => done('open'))
      .once('timeout', () => done('silent'))
      .once('error', () => done('refused'))
  })
}

/**
 * 'refused' is certain: the machine says that nobody listens. 'silent' may be a listener or a firewall: LiveKit answers only
 * those whom it has invited (RFC 8445: checks with known credentials).
 */
export function reachUdp(host: string, port: number, patience = 700): Promise<Exclude<Reached, 'open'>> {
  return new Promise((answer) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
    const timers: NodeJS.Timeout[] = []
    const done = (how: 'refused' | 'silent'): void => {
      timers.forEach(clearTimeout)
      socket.close()
      answer(how)
    }
    timers.push(setTimeout(done, patience, 'silent'))
    socket.once('error', () => done('refused'))
    socket.connect(port, host, () => {
      // Twice: the refusal of the first packet shows at the second.
      for (const wait of [0, patience / 3]) timers.push(setTimeout(() => socket.send(Buffer.alloc(1), () => {}), wait))
    })
  })
}

export type Certificate = { readonly until: Date; readonly from: Date; readonly trusted: boolean; readonly why: string }

/**
 * The certificate that is shown for `name`; null when no TLS is spoken there, 'slow' when the connection is open and nothing
 * comes. `ca`: for tests.
 */
export function certificateOf(
  host: string,
  port: number,
  name: string,
  ca?: string,
): Promise<Certificate | 'slow' | null> {
  return new Promise((answer) => {
    const socket = connectTls({
      host,
      port,
      servername: name,
      rejectUnauthorized: false,
      timeout: PATIENCE,
      ...(ca && { ca }),
    })
    let taken = false
    socket.once('connect', () => (taken = true))
    const done = (found: Certificate | 'slow' | null): void => {
      socket.destroy()
      answer(found)
    }
    socket.once('secureConnect', () => {
      const shown: PeerCertificate = socket.getPeerCertificate()
      done({
        until: new Date(shown.valid_to),
        from: new Date(shown.valid_from),
        trusted: socket.authorized,
        why: String((socket.authorizationError as unknown) ?? ''),
      })
    })
    socket.once('timeout', () => done(taken ? 'slow' : null)).once('error', () => done(null))
  })
}
