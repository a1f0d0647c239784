// What the SFU itself holds of a gathering, asked past our gate with its own key.
// It changes nothing there.
import { liveKit as sfuOf } from '@circle/server/media/livekit/livekit'
import { TrackSource } from '@livekit/protocol'
import type { SharedLiveKit } from './livekit.ts'

export type AtSfu = {
  mediaId: string
  hidden: boolean
  mayPublish: boolean
  /** What stands published, and whether it sends: `open` or `closed`; null when there is nothing. */
  microphone: 'open' | 'closed' | null
  camera: 'open' | 'closed' | null
}

export async function atTheSfu(liveKit: SharedLiveKit, gathering: string): Promise<AtSfu[]> {
  const { url, key, secret } = liveKit
  const all = await sfuOf({ url, key, secret }).participants(gathering)
  return all.map(({ identity, permission, tracks }) => {
    const state = (source: TrackSource) => {
      const track = tracks.find((one) => one.source === source)
      return track ? (track.muted ? ('closed' as const) : ('open' as const)) : null
    }
    return {
      mediaId: identity,
      hidden: permission?.hidden ?? false,
      mayPublish: permission?.canPublish ?? false,
      microphone: state(TrackSource.MICROPHONE),
      camera: state(TrackSource.CAMERA),
    }
  })
}
