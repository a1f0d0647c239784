// A silent audio track that comes from no device: it keeps a place at the SFU
// until she opens her microphone. Never a captured sound.
let context: AudioContext | null = null

export function silentTrack(): MediaStreamTrack {
  context ??= new AudioContext()
  const track = context.createMediaStreamDestination().stream.getAudioTracks()[0]
  if (track === undefined) throw new Error('an audio destination has one track')
  return track
}
