// What one connection of the gate knows of her own tracks: which are microphones, which are open, and which we muted at
// their announcement while her browser believed them open. Memory only; it decides nothing.
import { type TrackInfo, TrackSource } from '@livekit/protocol'

export interface OwnTracks {
  /**
   * Announced as open, sent on as muted: she must say herself that she is muted before an unmute counts as her act.
   * False: so many wait for their publication that this one must not be sent on.
   */
  announcedMutedByUs(cid: string): boolean
  /** True when her browser believes it open and must be told. */
  published(cid: string, track: TrackInfo): boolean
  /** As the SFU lists them when she comes back to them. */
  standing(tracks: readonly TrackInfo[]): void
  unpublished(sid: string): void
  /** A track never seen on this connection counts as a microphone. */
  isMicrophone(sid: string): boolean
  opened(sid: string): void
  muted(sid: string): void
  believesOpen(sid: string): boolean
  openMicrophones(): string[]
}

/** A browser of ours has two tracks. What the SFU never publishes is never forgotten, so it may not be much. */
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
    standing: (tracks) => tracks.forEach(stand),
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
