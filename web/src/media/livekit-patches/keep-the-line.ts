// The SDK restarts the way of the media (ICE) in each resume, even when only the signalling broke, as it does when an
// app ends. From that offer until its answer is here, the SFU drops whatever she sends (pion/ice, `Agent.Restart`): a gap
// as long as her way there and back, or longer. So a way that is seen to carry is left alone.
// It does not decide when to resume.
import { DataPacket_Kind, type Room } from 'livekit-client'

type Engine = Room['engine']
type Line = NonNullable<Engine['pcManager']>
type Way = Pick<
  Line['publisher'],
  'getConnectionState' | 'getSignallingState' | 'getStats' | 'getRemoteDescription' | 'setRemoteDescription'
>

/** How often, and how many times at most, it is looked whether something came (ms). */
const pause = 50
const looks = 24

/** For one join: the next one has a line of its own. */
export function keepTheLine(engine: Engine, line: Line) {
  const restart = line.triggerIceRestart.bind(line)
  line.triggerIceRestart = async () => {
    // The offer is needed all the same: with it the SFU asks again for what it asked while she could not hear it, as for
    // room for the voice of somebody who came meanwhile.
    const kept = (await carries(line.publisher, () => knock(engine))) && (await takesBackItsOffer(line.publisher))
    if (kept) await line.createAndSendPublisherOffer()
    else await restart()
  }
}

/**
 * An offer that was lost with its line, as when a first try to come back failed: nobody will ever answer it, and none goes out
 * before. What was agreed last is agreed once more in its place (the SDK does so itself before a restart). False where that
 * cannot be, as when the lost offer was about more.
 */
async function takesBackItsOffer(way: Way): Promise<boolean> {
  if (way.getSignallingState() === 'stable') return true
  const agreed = way.getRemoteDescription()
  if (!agreed) return false
  try {
    return await way.setRemoteDescription(agreed, 0)
  } catch {
    return false
  }
}

/**
 * To her who speaks alone in a room without pictures the SFU says something about once in a second, on a busy machine later.
 * A message on the channel for data it must acknowledge within 200 ms (SCTP, RFC 9260 6.2), and again if that is lost. What
 * is in it goes no further: nobody here may send data.
 */
function knock(engine: Engine) {
  const channel = engine.dataChannelForKind(DataPacket_Kind.RELIABLE as number)
  if (channel?.readyState === 'open') channel.send(new Uint8Array(1))
}

/** Whether something reaches her by it now, when an answer is asked for. Where the browser keeps no such count (Firefox) it is not known. */
export async function carries(way: Way, ask: () => void): Promise<boolean> {
  const settled = way.getSignallingState() === 'stable' || way.getSignallingState() === 'have-local-offer'
  if (way.getConnectionState() !== 'connected' || !settled) return false
  const before = await packetsOf(way)
  if (before === null) return false
  ask()
  for (let look = 0; look < looks; look += 1) {
    await new Promise((done) => setTimeout(done, pause))
    if (((await packetsOf(way)) ?? before) > before) return true
  }
  return false
}

/** Everything received so far: sound, pictures and what the SFU says of hers (W3C WebRTC statistics, `transport`). */
async function packetsOf(way: Way): Promise<number | null> {
  for (const one of (await way.getStats())?.values() ?? []) {
    if (one.type === 'transport') return (one as RTCTransportStats).packetsReceived ?? null
  }
  return null
}
