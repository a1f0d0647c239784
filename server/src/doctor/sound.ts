// Video and sound: whether LiveKit answers to our keys, whether browsers can reach its media, and that they cannot reach
// its signalling but through the gate.
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { isPrivateAddress } from '../config.ts'
import { knockAtLiveKit, type LiveKitConfig } from '../media/livekit/livekit.ts'
import { type Operator, operator } from '../operating/operator.ts'
import { broken, type Finding, mind, well } from './finding.ts'
import { judgeCertificate } from './front.ts'
import { certificateOf, PATIENCE, reachTcp, reachUdp } from './reach.ts'

export interface Sound {
  readonly livekit: LiveKitConfig | undefined
  readonly mediaPorts: { readonly addresses: readonly string[]; readonly udp: number; readonly tcp: number }
  readonly turnDomain: string | undefined
  readonly ca?: string
  /** How the operator runs the circle; found out when not given. */
  readonly who?: Operator
}

export async function lookAtSound({
  livekit,
  mediaPorts,
  turnDomain,
  ca,
  who = operator(),
}: Sound): Promise<Finding[]> {
  if (!livekit)
    return [mind('LiveKit', 'none is named, so the circle runs by text only. Set LIVEKIT_URL with its key and secret.')]
  return [
    await lookAtServer(livekit, who),
    ...(await lookAtPorts(livekit, mediaPorts)),
    await lookAtNarrowNetworks(turnDomain, ca),
  ]
}

async function lookAtServer(livekit: LiveKitConfig, who: Operator): Promise<Finding> {
  const about = 'LiveKit'
  switch (await knockAtLiveKit(livekit, PATIENCE)) {
    case 'well':
      return well(about, 'it answers, and takes our key.')
    case 'wrong-key':
      return broken(
        about,
        'it answers and does not take our key: LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be the same on both sides.',
      )
    case 'slow':
      return broken(
        about,
        `it takes the connection and says nothing within ${PATIENCE / 1000} seconds: the machine is too busy, or it hangs. ` +
          `The key may well be right. Look again in a minute; if it is still so, ${who.restart('livekit')}`,
      )
    case 'another':
      return broken(about, "another program answers at LIVEKIT_URL: it must name LiveKit's own address.")
    case 'nobody':
      return broken(about, `nobody answers at LIVEKIT_URL. ${who.isRunning('livekit')}`)
  }
}

async function lookAtPorts(livekit: LiveKitConfig, { addresses, udp, tcp }: Sound['mediaPorts']): Promise<Finding[]> {
  if (addresses.length === 0) {
    return [mind('The media ports', 'not looked at: set LIVEKIT_NODE_IP to the public address of the media server.')]
  }
  const here = addresses.some(isLoopback)
  const found = await Promise.all(
    addresses.map((address) =>
      Promise.all(
        here && !isLoopback(address)
          ? [lookAtOwnUdp(address, udp), lookAtSignalling(address, livekit)]
          : [lookAtUdp(address, udp), lookAtTcp(address, tcp), lookAtSignalling(address, livekit)],
      ),
    ),
  )
  return found.flat()
}

const isLoopback = (address: string): boolean => isIP(address) > 0 && /^(127\.|::1$)/.test(address)

/** For a circle on this machine alone: the second address at which its media is offered, over UDP only. */
async function lookAtOwnUdp(address: string, port: number): Promise<Finding> {
  const about = `UDP ${port}`
  const ours = Object.values(networkInterfaces())
    .flat()
    .some((one) => one?.address === address)
  if (!ours || (await reachUdp(address, port)) === 'refused') {
    return broken(
      about,
      `nobody listens at ${address}, so Firefox has no video and no sound. Has this machine changed its network? Start the circle again.`,
    )
  }
  return mind(
    about,
    `open at ${address} too, because Firefox uses no loopback. Others in your network can knock there; ` +
      'only whom the gate has let in is answered.',
  )
}

async function lookAtUdp(address: string, port: number): Promise<Finding> {
  const about = `UDP ${port}`
  if ((await reachUdp(address, port)) === 'refused') {
    return broken(
      about,
      `nobody listens at ${address}: video and sound will not come. Publish the port, and see that NODE_IP is right.`,
    )
  }
  return well(
    about,
    `nothing refuses it at ${address}. Whether your provider's firewall lets it in shows only from outside: ` +
      "join once from a telephone without the house's Wi-Fi.",
  )
}

async function lookAtTcp(address: string, port: number): Promise<Finding> {
  const about = `TCP ${port}`
  if ((await reachTcp(address, port)) === 'open')
    return well(about, `open at ${address}, for networks that let no UDP out.`)
  // A circle on one machine has no such port: LiveKit cannot restrict this listener to the loopback.
  if (isPrivateAddress(address)) return mind(about, `closed at ${address}: whoever has no UDP has no video or sound.`)
  return broken(
    about,
    `closed at ${address}: whoever is in a network without UDP has no video or sound. Open it in the firewall.`,
  )
}

/** Who reaches this port could try tokens there, past every check of the gate. */
async function lookAtSignalling(address: string, livekit: LiveKitConfig): Promise<Finding> {
  const about = "LiveKit's own door"
  const port = Number(new URL(livekit.url).port || 80)
  if (isLoopback(address)) return well(about, 'LiveKit is on this machine alone.')
  if ((await reachTcp(address, port)) !== 'open')
    return well(about, `port ${port} is closed at ${address}, as it must be.`)
  return broken(
    about,
    `port ${port} is open at ${address}: take it out of the published ports and shut it in the firewall. ` +
      'Browsers must reach LiveKit only through the gate.',
  )
}

async function lookAtNarrowNetworks(turnDomain: string | undefined, ca: string | undefined): Promise<Finding> {
  const about = 'Narrow networks'
  if (turnDomain === undefined) {
    return mind(
      about,
      'there is no TURN on port 443. Whoever sits in a network that lets only web pages through ' +
        '(some workplaces, hotels, clinics, shelters) is there in writing, without video and sound. docs/operating.md says how to change that.',
    )
  }
  const shown = await certificateOf(turnDomain, 443, turnDomain, ca)
  if (shown === 'slow')
    return broken(
      about,
      `${turnDomain} takes the connection on port 443 and says nothing: the machine is too busy, or TURN hangs.`,
    )
  if (!shown) return broken(about, `nobody speaks TLS at ${turnDomain} on port 443, so TURN helps nobody there.`)
  const judged = judgeCertificate(about, shown, Date.now())
  return judged.state === 'well'
    ? well(about, `TURN answers at ${turnDomain} on port 443; its certificate is ${judged.words}`)
    : judged
}
