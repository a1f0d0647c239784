// Video and sound: whether LiveKit answers to our keys, whether browsers can reach its media, and that they cannot reach
// its signalling but through the gate.
import { isIP } from 'node:net'
import { isPrivateAddress } from '../config.ts'
import { liveKit, type LiveKitConfig } from '../media/livekit.ts'
import { broken, type Finding, mind, well } from './finding.ts'
import { judgeCertificate } from './front.ts'
import { certificateOf, reachTcp, reachUdp } from './reach.ts'

export interface Sound {
  readonly livekit: LiveKitConfig | undefined
  readonly mediaPorts: { readonly addresses: readonly string[]; readonly udp: number; readonly tcp: number }
  readonly turnDomain: string | undefined
  readonly ca?: string
}

export async function lookAtSound({ livekit, mediaPorts, turnDomain, ca }: Sound): Promise<Finding[]> {
  if (!livekit) return [mind('LiveKit', 'none is named, so the circle runs by text only. Set LIVEKIT_URL with its key and secret.')]
  return [await lookAtServer(livekit), ...await lookAtPorts(livekit, mediaPorts), await lookAtNarrowNetworks(turnDomain, ca)]
}

async function lookAtServer(livekit: LiveKitConfig): Promise<Finding> {
  if (await liveKit(livekit).alive()) return well('LiveKit', 'it answers, and takes our key.')
  const { hostname, port } = new URL(livekit.url)
  return await reachTcp(hostname, Number(port || 80)) === 'open'
    ? broken('LiveKit', 'somebody answers at LIVEKIT_URL but does not take our key: LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be the same on both sides.')
    : broken('LiveKit', 'nobody answers at LIVEKIT_URL. Is it running (docker compose ps livekit)?')
}

async function lookAtPorts(livekit: LiveKitConfig, { addresses, udp, tcp }: Sound['mediaPorts']): Promise<Finding[]> {
  if (addresses.length === 0) {
    return [mind('The media ports', 'not looked at: set LIVEKIT_NODE_IP to the public address of the media server.')]
  }
  const found = await Promise.all(addresses.map((address) => Promise.all([
    lookAtUdp(address, udp), lookAtTcp(address, tcp), lookAtSignalling(address, livekit),
  ])))
  return found.flat()
}

async function lookAtUdp(address: string, port: number): Promise<Finding> {
  const about = `UDP ${port}`
  if (await reachUdp(address, port) === 'refused') {
    return broken(about, `nobody listens at ${address}: video and sound will not come. Publish the port, and see that NODE_IP is right.`)
  }
  return well(about, `nothing refuses it at ${address}. Whether your provider's firewall lets it in shows only from outside: ` +
    'join once from a telephone without the house\'s Wi-Fi.')
}

async function lookAtTcp(address: string, port: number): Promise<Finding> {
  const about = `TCP ${port}`
  if (await reachTcp(address, port) === 'open') return well(about, `open at ${address}, for networks that let no UDP out.`)
  // A circle on one machine goes without: LiveKit cannot keep this listener to the loopback.
  if (isPrivateAddress(address)) return mind(about, `closed at ${address}: whoever has no UDP has no video or sound.`)
  return broken(about, `closed at ${address}: whoever is in a network without UDP has no video or sound. Open it in the firewall.`)
}

/** Whoever reaches it could try tokens there, past everything the gate reads. */
async function lookAtSignalling(address: string, livekit: LiveKitConfig): Promise<Finding> {
  const about = 'LiveKit\'s own door'
  const port = Number(new URL(livekit.url).port || 80)
  if (isIP(address) && /^(127\.|::1$)/.test(address)) return well(about, 'LiveKit is on this machine alone.')
  if (await reachTcp(address, port) !== 'open') return well(about, `port ${port} is closed at ${address}, as it must be.`)
  return broken(about, `port ${port} is open at ${address}: take it out of the published ports and shut it in the firewall. ` +
    'Browsers must reach LiveKit only through the gate.')
}

async function lookAtNarrowNetworks(turnDomain: string | undefined, ca: string | undefined): Promise<Finding> {
  const about = 'Narrow networks'
  if (turnDomain === undefined) {
    return mind(about, 'there is no TURN on port 443. Whoever sits in a network that lets only web pages through ' +
      '(some workplaces, hotels, clinics, shelters) is there in writing, without video and sound. docs/operating.md says how to change that.')
  }
  const shown = await certificateOf(turnDomain, 443, turnDomain, ca)
  if (!shown) return broken(about, `nobody speaks TLS at ${turnDomain} on port 443, so TURN helps nobody there.`)
  const judged = judgeCertificate(about, shown, Date.now())
  return judged.state === 'well' ? well(about, `TURN answers at ${turnDomain} on port 443; its certificate is ${judged.words}`) : judged
}
