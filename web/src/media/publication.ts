// Publishes a track muted, without sending a packet of it, and makes the silent track that stands in for a microphone.
// It opens no device and waits for no right.
import { LocalAudioTrack, type LocalParticipant, LocalVideoTrack, Track } from 'livekit-client'
import type { Device } from './capture.ts'

export type DevicePublication = LocalAudioTrack | LocalVideoTrack

// The SDK's own types do not hold under exactOptionalPropertyTypes: its tracks do not fit the parameter made for them.
type Publishable = Parameters<LocalParticipant['publishTrack']>[0]

const source: Record<Device, Track.Source> = { microphone: Track.Source.Microphone, camera: Track.Source.Camera }

/** Whether the SFU knows of her right. The view may know it a moment sooner. */
export function permitted({ permissions }: LocalParticipant, kind: Device): boolean {
  if (permissions?.canPublish !== true) return false
  return (
    permissions.canPublishSources.length === 0 ||
    permissions.canPublishSources.includes(Track.sourceToProto(source[kind]))
  )
}

/**
 * Muted, with its upstream paused. The track is marked as user-provided, so that the SDK never restarts a device by
 * itself.
 */
export async function publishClosed(
  participant: LocalParticipant,
  kind: Device,
  from: MediaStreamTrack,
): Promise<DevicePublication> {
  const track =
    from.kind === 'audio' ? new LocalAudioTrack(from, undefined, true) : new LocalVideoTrack(from, undefined, true)
  await track.mute()
  await participant.publishTrack(track as Publishable, { source: source[kind] })
  await track.pauseUpstream()
  return track
}

export function unpublish(participant: LocalParticipant, track: DevicePublication) {
  void participant.unpublishTrack(track as Publishable, false).catch(() => undefined)
}

/** False once the SFU or the SDK removed the publication, whether or not an event said so. */
export const stands = (participant: LocalParticipant, track: DevicePublication) =>
  [...participant.trackPublications.values()].some((one) => (one.track as unknown) === track)

let context: AudioContext | null = null

/** A silent audio track of no device, never a captured sound. It stands at the SFU until she opens her microphone. */
export function silentTrack(): MediaStreamTrack {
  context ??= new AudioContext()
  const track = context.createMediaStreamDestination().stream.getAudioTracks()[0]
  if (track === undefined) throw new Error('an audio destination has one track')
  return track
}
