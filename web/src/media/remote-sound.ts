// Plays the microphones that the view lets be heard, and only microphones: sound published as a camera is never
// attached. This is a courtesy; the gate and the SFU decide what may be sent at all.
import {
  RemoteAudioTrack,
  RoomEvent,
  Track,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
} from 'livekit-client'
import type { MediaId } from '@circle/shared/gathering/state'

type RemoteVoice = { element: HTMLAudioElement; whose: MediaId }

export class RemoteSound {
  /** The browser waits for a press before it plays. */
  blocked = false
  volume = 1
  speaker: string | null = null
  private heard: ReadonlySet<MediaId> = new Set()
  private readonly voices = new Map<RemoteTrack, RemoteVoice>()
  private readonly place = document.createElement('div')
  private readonly changed: () => void

  constructor(room: Room, changed: () => void) {
    this.changed = changed
    this.place.hidden = true
    this.place.dataset.sound = ''
    document.body.append(this.place)
    room.on(RoomEvent.TrackSubscribed, (track, publication, participant) => this.add(track, publication, participant))
    room.on(RoomEvent.TrackUnsubscribed, (track) => this.remove(track))
  }

  /**
   * The media ids that may sound from this moment. Elements stay attached, so that a new holder is heard with her
   * first packet.
   */
  hear(heard: readonly MediaId[]) {
    this.heard = new Set(heard)
    for (const voice of this.voices.values()) this.set(voice)
  }

  /** Called from her press. */
  start() {
    this.blocked = false
    this.changed()
    for (const voice of this.voices.values()) this.play(voice)
  }

  setVolume(volume: number) {
    this.volume = volume
    for (const { element } of this.voices.values()) element.volume = volume
    this.changed()
  }

  /** Works where the browser can. When the speaker fails, the default one plays on. */
  setSpeaker(speaker: string | null) {
    this.speaker = speaker
    for (const { element } of this.voices.values()) this.lead(element)
    this.changed()
  }

  close() {
    for (const track of [...this.voices.keys()]) this.remove(track)
    this.place.remove()
  }

  private add(track: RemoteTrack, publication: RemoteTrackPublication, participant: RemoteParticipant) {
    if (!(track instanceof RemoteAudioTrack) || publication.source !== Track.Source.Microphone) return
    const voice = { element: document.createElement('audio'), whose: participant.identity }
    voice.element.autoplay = true
    voice.element.dataset.voice = voice.whose
    voice.element.volume = this.volume
    this.lead(voice.element)
    this.place.append(voice.element)
    this.voices.set(track, voice)
    this.set(voice)
    track.attach(voice.element)
    this.play(voice)
  }

  private remove(track: RemoteTrack) {
    const voice = this.voices.get(track)
    if (voice === undefined) return
    this.voices.delete(track)
    track.detach(voice.element)
    voice.element.srcObject = null
    voice.element.remove()
  }

  private set(voice: RemoteVoice) {
    const muted = !this.heard.has(voice.whose)
    if (voice.element.muted === muted) return
    voice.element.muted = muted
    // Some browsers pause an element that is unmuted without a press. Then she is asked for one.
    if (!muted) this.play(voice)
  }

  private lead(element: HTMLAudioElement) {
    const to = this.speaker ?? ''
    if (typeof element.setSinkId !== 'function' || element.sinkId === to) return
    element.setSinkId(to).catch(() => {
      if (this.speaker === null || this.speaker !== to) return
      this.speaker = null
      this.changed()
    })
  }

  private play(voice: RemoteVoice) {
    voice.element.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || this.blocked) return
      this.blocked = true
      this.changed()
    })
  }
}
