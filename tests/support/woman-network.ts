// A woman's own network, which a test can take away: everything of hers goes by our front (TCP) and by our relay (UDP),
// so that neither her browser nor the servers are told when nothing arrives any more.
import { createSocket, type Socket } from 'node:dgram'
import type { BrowserContext } from 'playwright'
import type { StickyProxy } from './sticky-proxy.ts'

export interface WomanNetwork {
  /** Before her first page: her media goes by the relay. */
  lead(context: BrowserContext): Promise<void>
  /** Bytes that have come through for her by UDP so far, both ways. */
  carried(): number
  cut(): void
  back(): void
  close(): void
}

export async function openWomanNetwork(front: StickyProxy, cookie: string, udpPort: number): Promise<WomanNetwork> {
  const near = await bound()
  const ways = new Map<string, Socket>()
  let cut = false
  let carried = 0
  near.on('message', (data, { port, address }) => {
    if (cut) return
    const name = `${address}:${port}`
    let far = ways.get(name)
    if (!far) {
      far = createSocket('udp4')
      ways.set(name, far)
      far.on('error', () => {})
      far.on('message', (answer) => {
        if (cut) return
        carried += answer.length
        near.send(answer, port, address)
      })
    }
    carried += data.length
    far.send(data, udpPort, '127.0.0.1')
  })
  return {
    lead: async (context) => void (await context.addInitScript(goByRelay, [udpPort, near.address().port])),
    carried: () => carried,
    cut() {
      cut = true
      front.swallow(cookie)
    },
    back() {
      cut = false
      front.carry(cookie)
    },
    close() {
      for (const one of [near, ...ways.values()]) one.close()
    },
  }
}

const bound = (): Promise<Socket> =>
  new Promise((done) => {
    const socket = createSocket('udp4')
    socket.on('error', () => {})
    socket.bind(0, '127.0.0.1', () => done(socket))
  })

/** In the page: the SFU is where the relay is. It is ICE-lite (RFC 8445, 2.5), so it looks for nobody by itself. */
function goByRelay([from, to]: number[]): void {
  type Remote = {
    setRemoteDescription(one: RTCSessionDescriptionInit): Promise<void>
    addIceCandidate(one?: RTCIceCandidateInit | null): Promise<void>
  }
  const led = (text: string): string => text.replaceAll(` ${from} typ host`, ` ${to} typ host`)
  const connection: Remote = RTCPeerConnection.prototype
  const { setRemoteDescription, addIceCandidate } = connection
  connection.setRemoteDescription = function (this: Remote, { type, sdp = '' }) {
    return setRemoteDescription.call(this, { type, sdp: led(sdp) })
  }
  connection.addIceCandidate = function (this: Remote, one) {
    return addIceCandidate.call(this, one?.candidate ? { ...one, candidate: led(one.candidate) } : one)
  }
}
