// What the SFU receives in some rooms: whose media gets through, and whose microphone is open. It changes nothing.
import { TrackSource } from '@livekit/protocol'
import type { MediaId } from '@circle/shared/gathering/state'
import type { Sfu, SfuParticipant } from '../livekit/livekit.ts'

const isOpen = ({ tracks }: SfuParticipant): boolean =>
  tracks.some((track) => track.source === TrackSource.MICROPHONE && !track.muted)

export async function soundsIn(
  sfu: Pick<Sfu, 'participants'>,
  rooms: Iterable<string>,
): Promise<Map<MediaId, 'open' | 'closed'>> {
  const there = (await Promise.all([...rooms].map((room) => sfu.participants(room)))).flat()
  return new Map(there.filter(({ active }) => active).map((one) => [one.identity, isOpen(one) ? 'open' : 'closed']))
}
