// The announcement of a track: checks against the rights of its sender, and against what LiveKit would make of it. Pure.
import { type AddTrackRequest, TrackSource, TrackType } from '@livekit/protocol'
import type { Right } from '@circle/shared/gathering/rights.types'
import type { Announcement, TrackCheck } from './checks.types.ts'
import { markTrack } from './ids-by-kind.ts'

/** Changes `track` in place to what may go on to the SFU. */
export function checkTrack(track: AddTrackRequest, right: Right, checks: readonly TrackCheck[]): Announcement {
  let announcement: Announcement = 'as-sent'
  for (const check of checks) {
    const checked = check(track, right)
    if (checked === 'refused') return checked
    if (checked === 'muted-by-us') announcement = checked
  }
  return announcement
}

/** Sound only as a microphone, pictures only as a camera. */
export const sourceFitsKind: TrackCheck = ({ type, source }) => {
  if (type === TrackType.AUDIO) return source === TrackSource.MICROPHONE ? 'as-sent' : 'refused'
  if (type === TrackType.VIDEO) return source === TrackSource.CAMERA ? 'as-sent' : 'refused'
  return 'refused'
}

/** Only a woman whom the rights let publish it announces a track. */
export const rightAllows: TrackCheck = ({ source }, right) =>
  (source === TrackSource.MICROPHONE ? right.mayPublishMicrophone : right.mayPublishCamera) ? 'as-sent' : 'refused'

/** The names of a track are texts of its sender. */
export const nameless: TrackCheck = (track) => {
  track.name = ''
  track.stream = ''
  return 'as-sent'
}

/** An announced sound can never meet a picture of the SDP, nor the other way round. */
export const trackMarked: TrackCheck = (track) => {
  markTrack(track)
  return 'as-sent'
}

/** A microphone is always announced muted. */
export const startsMuted: TrackCheck = (track) => {
  const sound = track.type === TrackType.AUDIO || track.source === TrackSource.MICROPHONE
  // With a sid it announces another codec of a publication that stands already; its mute state is not touched by that.
  if (!sound || track.muted || track.sid !== '') return 'as-sent'
  track.muted = true
  return 'muted-by-us'
}
