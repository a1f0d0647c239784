// Leaves out the ICE restart of a resume where the media connection still carries. The SDK restarts ICE in each resume, also
// when only the signalling broke, as it does when an app ends. From that offer until its answer arrives, the SFU drops
// whatever she sends (pion/ice, `Agent.Restart`): a gap of at least one round trip.
// It must not decide when to resume.
import { DataPacket_Kind, type Room } from 'livekit-client'

type Engine = Room['engine']
type Transports = NonNullable<Engine['pcManager']>
type Transport = Pick<
  Transports['publisher'],
  'getConnectionState' | 'getSignallingState' | 'getStats' | 'getRemoteDescription' | 'setRemoteDescription'
>

/** How long to wait between two looks at the count of packets (ms), and how many looks there are. */
const pause = 50
const looks = 24

/** For one join: the next join has transports of its own. */
export function skipIceRestart(engine: Engine, transports: Transports) {
  const restart = transports.triggerIceRestart.bind(transports)
  transports.triggerIceRestart = async () => {
    // The offer is needed all the same: with it the SFU asks again for what it asked while she was away, such as a place for
    // the voice of a woman who came meanwhile.
    const { publisher } = transports
    const carried = (await carries(publisher, () => knock(engine))) && (await takesBackItsOffer(publisher))
    if (carried) await transports.createAndSendPublisherOffer()
    else await restart()
  }
}

/**
 * An offer that was lost, as when a first try to come back failed, is never answered, and no new offer goes out before. So
 * the last agreed description is set once more (the SDK does so itself before a restart). False where that fails, as when
 * the lost offer was about more.
 */
async function takesBackItsOffer(transport: Transport): Promise<boolean> {
  if (transport.getSignallingState() === 'stable') return true
  const agreed = transport.getRemoteDescription()
  if (!agreed) return false
  try {
    return await transport.setRemoteDescription(agreed, 0)
  } catch {
    return false
  }
}

/**
 * To a woman who speaks alone in a room without pictures the SFU sends something about once a second, on a busy machine later.
 * It must acknowledge a message on the data channel within 200 ms (SCTP, RFC 9260 6.2), and the message is sent again if it
 * is lost. Its content goes no further: nobody here may send data.
 */
function knock(engine: Engine) {
  const channel = engine.dataChannelForKind(DataPacket_Kind.RELIABLE as number)
  if (channel?.readyState === 'open') channel.send(new Uint8Array(1))
}

/** Whether a packet arrives now, when `ask` asks for an answer. Where the browser keeps no count (Firefox) the answer is no. */
export async function carries(transport: Transport, ask: () => void): Promise<boolean> {
  const settled = transport.getSignallingState() === 'stable' || transport.getSignallingState() === 'have-local-offer'
  if (transport.getConnectionState() !== 'connected' || !settled) return false
  const before = await packetsOf(transport)
  if (before === null) return false
  ask()
  for (let look = 0; look < looks; look += 1) {
    await new Promise((done) => setTimeout(done, pause))
    if (((await packetsOf(transport)) ?? before) > before) return true
  }
  return false
}

/** All packets received so far: sound, pictures and reports of the SFU (W3C WebRTC statistics, `transport`). */
async function packetsOf(transport: Transport): Promise<number | null> {
  for (const report of (await transport.getStats())?.values() ?? []) {
    if (report.type === 'transport') return (report as RTCTransportStats).packetsReceived ?? null
  }
  return null
}
