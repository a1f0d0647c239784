// What one connection of the gate knows of its own tracks: which are microphones, which are open, and which the gate muted
// at their announcement while the browser believed them open. Memory only; it decides nothing.
import { type TrackInfo, TrackSource } from '@livekit/protocol'

export interface OwnTracks {
  /**
   * Announced as open, sent on as muted: her browser must say that the track is muted before an unmute counts as her act.
   * False: too many tracks wait for their publication, and this one must not be sent on.
   */
  announcedMutedByUs(cid: string): boolean
  /** True when the browser believes the track open and must be told. */
  published(cid: string, track: TrackInfo): boolean
  /** The tracks as the SFU lists them when the browser comes back to them. */
  present(tracks: readonly TrackInfo[]): void
  unpublished(sid: string): void
  /** A track that was never seen on this connection counts as a microphone. */
  isMicrophone(sid: string): boolean
  opened(sid: string): void
  muted(sid: string): void
  believesOpen(sid: string): boolean
  openMicrophones(): string[]
}

/** A browser of ours has two tracks. An announcement that the SFU never publishes is never forgotten, so few may wait. */
const MOST_ANNOUNCED = 32

export function ownTracks(): OwnTracks {
  const cameras = new Set<string>()
  const open = new Set<string>()
  const mutedByUs = new Set<string>() // ids of announcements
  const toAcknowledge = new Set<string>()
  const isMicrophone = (sid: string) => !cameras.has(sid)
  const stand = (track: TrackInfo) => {
    if (track.source === TrackSource.CAMERA) cameras.add(track.sid)
    else if (!track.muted) open.add(track.sid)
  }
  return {
    announcedMutedByUs: (cid) => {
      if (mutedByUs.size >= MOST_ANNOUNCED) return false
      mutedByUs.add(cid)
      return true
    },
    published: (cid, track) => {
      stand(track)
      if (!mutedByUs.delete(cid)) return false
      toAcknowledge.add(track.sid)
      return true
    },
    present: (tracks) => tracks.forEach(stand),
    unpublished: (sid) => {
      for (const all of [cameras, open, toAcknowledge]) all.delete(sid)
    },
    isMicrophone,
    opened: (sid) => {
      if (isMicrophone(sid)) open.add(sid)
    },
    muted: (sid) => {
      open.delete(sid)
      toAcknowledge.delete(sid)
    },
    believesOpen: (sid) => toAcknowledge.has(sid),
    openMicrophones: () => [...open],
  }
}
