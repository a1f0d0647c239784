// The announcement of a track, checked against her rights and made harmless. Pure; it asks nobody.
import { type AddTrackRequest, TrackSource, TrackType } from '@livekit/protocol'
import type { Right } from '@circle/shared/gathering/rights.types'
import type { Guards } from '../guards.ts'
import { markTrack } from './ids-by-kind.ts'

export type Announcement = 'refused' | 'as-sent' | 'muted-by-us'

/** Changes `track` in place to what may go on to the SFU. */
export function checkTrack(track: AddTrackRequest, right: Right, guards: Guards): Announcement {
  if (guards['source-fits-kind'] && !fits(track)) return 'refused'
  if (guards['rights-of-a-track'] && !mayPublish(track, right)) return 'refused'
  track.name = ''
  track.stream = ''
  if (guards['ids-by-kind']) markTrack(track)
  const sound = track.type === TrackType.AUDIO || track.source === TrackSource.MICROPHONE
  // With its sid it announces another codec of a publication that stands already; its mute state is not touched by that.
  if (!guards['starts-muted'] || !sound || track.muted || track.sid !== '') return 'as-sent'
  track.muted = true
  return 'muted-by-us'
}

function fits(track: AddTrackRequest): boolean {
  if (track.type === TrackType.AUDIO) return track.source === TrackSource.MICROPHONE
  if (track.type === TrackType.VIDEO) return track.source === TrackSource.CAMERA
  return false
}

function mayPublish(track: AddTrackRequest, right: Right): boolean {
  return track.source === TrackSource.MICROPHONE ? right.mayPublishMicrophone : right.mayPublishCamera
}
