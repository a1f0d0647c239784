// What arrives at the SFU in one room: whose media gets through, and whose microphone is open. It changes nothing.
import { TrackSource } from '@livekit/protocol'
import type { MediaId } from '@circle/shared/gathering/state'
import type { Sfu, SfuParticipant } from '../livekit/livekit.ts'

const isOpen = ({ tracks }: SfuParticipant): boolean =>
  tracks.some((track) => track.source === TrackSource.MICROPHONE && !track.muted)

export async function soundsAt(sfu: Pick<Sfu, 'participants'>, room: string): Promise<Map<MediaId, 'open' | 'closed'>> {
  const there = await sfu.participants(room)
  return new Map(there.filter(({ active }) => active).map((one) => [one.identity, isOpen(one) ? 'open' : 'closed']))
}
