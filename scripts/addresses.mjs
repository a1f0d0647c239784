// Which address of this machine browsers are told. It must not send anything to anybody to find out.
import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import { isLoopback } from './livekit-config.mjs'

/** Reserved for documentation (RFC 5737): nobody has it, so it lies where everything lies that is not near. */
const ELSEWHERE = '192.0.2.1'

/** The page's address: the loopback for a trial, the machine's own for everybody else. */
export async function addressFor(host, own = ownAddress) {
  if (isLoopback(host)) return '127.0.0.1'
  if (host !== '0.0.0.0' && /^\d+(\.\d+){3}$/.test(host)) return host
  return (await own()) ?? '127.0.0.1'
}

/**
 * The IPv4 address this machine has in its network: the one from which packets to elsewhere would leave, so that neither a
 * container's bridge nor a virtual machine's is taken for it. Undefined without a network.
 */
export async function ownAddress(interfaces = networkInterfaces(), leaving = leavingAddress) {
  const outward = Object.values(interfaces)
    .flat()
    .filter((one) => one && one.family === 'IPv4' && !one.internal && !one.address.startsWith('169.254.'))
    .map(({ address }) => address)
  const address = await leaving()
  return outward.includes(address) ? address : outward[0]
}

/** Connecting a UDP socket looks up the route and sends no packet. */
function leavingAddress() {
  return new Promise((found) => {
    const socket = createSocket('udp4')
    const done = (address) => {
      socket.close()
      found(address)
    }
    socket.once('error', () => done(undefined))
    socket.connect(9, ELSEWHERE, () => done(socket.address().address))
  })
}
