// Who is connected to the media server, whose picture can be shown, and in which elements it is. It plays no sound and
// knows no seat.
import {
  RemoteVideoTrack,
  RoomEvent,
  Track,
  type Participant,
  type RemoteTrack,
  type Room,
  type TrackPublication,
} from 'livekit-client'
import type { MediaId } from '@circle/shared/gathering/state'

export class Pictures {
  /** Both are new sets at each change, so that they can be compared. */
  shown: ReadonlySet<MediaId> = new Set()
  joins: ReadonlySet<MediaId> = new Set()
  private readonly elements = new Map<MediaId, Set<HTMLVideoElement>>()
  private readonly tracks = new Map<MediaId, RemoteVideoTrack>()
  private own: { whose: MediaId; stream: MediaStream; track: MediaStreamTrack } | null = null
  private readonly room: Room
  private readonly changed: () => void

  constructor(room: Room, changed: () => void) {
    this.room = room
    this.changed = changed
    const look = () => this.look()
    room.on(RoomEvent.TrackSubscribed, (track, publication, participant) => this.add(track, publication, participant))
    room.on(RoomEvent.TrackUnsubscribed, (track, _, participant) => this.remove(track, participant))
    for (const event of [
      RoomEvent.TrackPublished,
      RoomEvent.TrackUnpublished,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantActive,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.SignalConnected,
      RoomEvent.Disconnected,
    ] as const)
      room.on(event, look)
  }

  /** Her own picture comes from the device itself and never travels. */
  showOwn(whose: MediaId, track: MediaStreamTrack | null) {
    if (this.own?.track === track && this.own?.whose === whose) return
    const before = this.own
    this.own = track === null ? null : { whose, track, stream: new MediaStream([track]) }
    if (before !== null) for (const element of this.at(before.whose)) element.srcObject = null
    if (this.own !== null) for (const element of this.at(whose)) this.fill(whose, element)
    this.look()
  }

  readonly attach = (whose: MediaId, element: HTMLVideoElement): (() => void) => {
    const there = this.at(whose)
    there.add(element)
    this.elements.set(whose, there)
    this.fill(whose, element)
    return () => {
      there.delete(element)
      if (there.size === 0) this.elements.delete(whose)
      this.tracks.get(whose)?.detach(element)
      element.srcObject = null
    }
  }

  private at(whose: MediaId) {
    return this.elements.get(whose) ?? new Set<HTMLVideoElement>()
  }

  private fill(whose: MediaId, element: HTMLVideoElement) {
    element.muted = true
    element.playsInline = true
    if (this.own?.whose === whose) {
      element.srcObject = this.own.stream
      void element.play().catch(() => undefined)
      return
    }
    this.tracks.get(whose)?.attach(element)
  }

  private add(track: RemoteTrack, publication: TrackPublication, participant: Participant) {
    if (!(track instanceof RemoteVideoTrack) || publication.source !== Track.Source.Camera) return
    this.tracks.set(participant.identity, track)
    for (const element of this.at(participant.identity)) track.attach(element)
    this.look()
  }

  private remove(track: RemoteTrack, participant: Participant) {
    if (this.tracks.get(participant.identity) !== track) return
    this.tracks.delete(participant.identity)
    this.look()
  }

  /** A picture counts from its announcement on, so that its place is drawn before its first frame comes. */
  private look() {
    const now = new Set<MediaId>()
    const joins = new Set<MediaId>()
    for (const participant of this.room.remoteParticipants.values()) {
      if (participant.isActive) joins.add(participant.identity)
      const camera = participant.getTrackPublication(Track.Source.Camera)
      if (camera?.kind === Track.Kind.Video && !camera.isMuted) now.add(participant.identity)
    }
    if (this.own !== null) now.add(this.own.whose)
    const [shownBefore, joinsBefore] = [this.shown, this.joins]
    if (!same(now, shownBefore)) this.shown = now
    if (!same(joins, joinsBefore)) this.joins = joins
    if (this.shown !== shownBefore || this.joins !== joinsBefore) this.changed()
  }
}

const same = (one: ReadonlySet<MediaId>, other: ReadonlySet<MediaId>) =>
  one.size === other.size && [...one].every((id) => other.has(id))
