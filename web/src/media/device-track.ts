// Her own microphone or camera in the room: only she opens it, anything may close it. It is published muted and reused,
// so that turns leave nothing behind.
import { ParticipantEvent, TrackEvent, type LocalParticipant, type LocalTrackPublication } from 'livekit-client'
import { capture, DeviceError, release, type Device, type DeviceTrouble } from './capture.ts'
import { permitted, publishClosed, stands, unpublish, type DevicePublication } from './publication.ts'

export type DeviceState = 'closed' | 'opening' | 'prepared' | 'open'

export type ClosedBy = 'room' | 'system' | 'line'

export type DeviceEvents = {
  changed(): void
  /**
   * The device was open and closed without her: by the room (a hush, a lost right), by the system (a call, a device
   * gone), or by the line (what she opened did not get through for too long).
   */
  closedBy(whom: ClosedBy): void
}

/**
 * What she opened is sent within this time (ms) or closed, so that nobody is heard by surprise long after her press.
 */
const longestOpening = 8_000

export class DeviceTrack {
  state: DeviceState = 'closed'
  /** The live device, for her own preview. */
  device: MediaStreamTrack | null = null
  deviceId: string | null = null

  private participant: LocalParticipant | null = null
  private published: DevicePublication | null = null
  private mayPublish = false
  private wanted: 'closed' | 'prepared' | 'open' = 'closed'
  private work: Promise<unknown> = Promise.resolve()
  private asked = 0
  private opening: ReturnType<typeof setTimeout> | null = null
  private readonly kind: Device
  private readonly placeholder: (() => MediaStreamTrack) | null
  private readonly on: DeviceEvents

  /** `placeholder` makes a track of no device, which is published until she opens the device. */
  constructor(kind: Device, placeholder: (() => MediaStreamTrack) | null, on: DeviceEvents) {
    this.kind = kind
    this.placeholder = placeholder
    this.on = on
  }

  /** A join stands. `forget` ran before, so nothing that was open is carried into it. */
  joined(participant: LocalParticipant) {
    if (this.participant === participant) return
    this.participant = participant
    participant.on(ParticipantEvent.LocalTrackUnpublished, this.unpublished)
    participant.on(ParticipantEvent.ParticipantPermissionsChanged, this.settle)
    this.settle()
  }

  /**
   * The join ends or starts anew: the device closes, and its publication is removed before the SDK could publish it
   * again.
   */
  forget() {
    const { participant, published } = this
    this.close()
    this.published = null
    if (participant === null) return
    participant.off(ParticipantEvent.LocalTrackUnpublished, this.unpublished)
    participant.off(ParticipantEvent.ParticipantPermissionsChanged, this.settle)
    this.participant = null
    if (published !== null) unpublish(participant, published)
  }

  allow(mayPublish: boolean) {
    if (this.mayPublish === mayPublish) return
    this.mayPublish = mayPublish
    if (!mayPublish) this.closeBy('room')
    this.settle()
  }

  /** Opens the device and sends nothing. Null on success, else the trouble. */
  prepare(): Promise<DeviceTrouble | null> {
    if (this.wanted === 'closed') this.wanted = 'prepared'
    return this.withDevice()
  }

  /** Opens the device if need be, and sends. With everything prepared this happens before the call returns. */
  open(): Promise<DeviceTrouble | null> {
    this.wanted = 'open'
    if (this.carriesDevice()) {
      this.start()
      return Promise.resolve(null)
    }
    if (this.device !== null) this.opens()
    return this.withDevice()
  }

  /** Mutes at once and releases the device. */
  close() {
    this.wanted = 'closed'
    this.asked += 1
    void this.published?.mute()
    void this.published?.pauseUpstream()
    this.drop()
    this.become('closed')
  }

  closeBy(whom: ClosedBy) {
    const had = this.device !== null
    this.close()
    if (had) this.on.closedBy(whom)
  }

  private async withDevice(): Promise<DeviceTrouble | null> {
    if (this.device === null) {
      const asked = (this.asked += 1)
      this.become('opening')
      try {
        const device = await capture(this.kind, this.deviceId)
        if (asked !== this.asked) release(device)
        else this.take(device)
      } catch (error) {
        if (asked !== this.asked) return null
        this.close()
        return error instanceof DeviceError ? error.trouble : 'busy'
      }
    }
    this.settle()
    await this.work
    return null
  }

  private take(device: MediaStreamTrack) {
    this.device = device
    const lost = () => {
      if (this.device === device) this.closeBy('system')
    }
    device.addEventListener('ended', lost)
    device.addEventListener('mute', lost)
    if (this.wanted === 'open') this.opens()
    else this.become('prepared')
  }

  /** The device is open, and nothing is sent yet. */
  private opens() {
    this.become('opening')
    this.opening ??= setTimeout(() => this.closeBy('line'), longestOpening)
  }

  private drop() {
    release(this.device)
    this.device = null
  }

  private become(state: DeviceState) {
    if (state !== 'opening' && this.opening !== null) {
      clearTimeout(this.opening)
      this.opening = null
    }
    if (this.state === state) return
    this.state = state
    this.on.changed()
  }

  private carriesDevice() {
    return this.device !== null && this.published !== null && this.published.mediaStreamTrack === this.device
  }

  private start() {
    // Both calls go out together: the frame that says "open" leaves with the first sound.
    void this.published?.resumeUpstream()
    void this.published?.unmute()
    this.become('open')
  }

  /** Brings the publication to the wanted state, one step after the other. */
  private readonly settle = () => {
    this.work = this.work
      .then(() => this.step())
      .catch(() => {
        // The publication was refused or timed out. The right may still be on its way to the SFU.
        if (this.mayPublish && this.participant !== null) setTimeout(this.settle, 1_000)
      })
  }

  private async step() {
    if (this.participant === null || !this.mayPublish) return
    // A publication that was removed while it was being made sends no event, so it is checked here.
    if (this.published !== null && !stands(this.participant, this.published)) this.published = null
    if (this.published === null && !(await this.publish(this.participant))) return
    const track = this.published
    if (track === null || this.device === null) return
    if (!this.carriesDevice()) {
      await track.replaceTrack(this.device, true)
      if (this.wanted !== 'open') await track.pauseUpstream()
    }
    if (this.wanted === 'open' && this.carriesDevice()) this.start()
  }

  private async publish(participant: LocalParticipant): Promise<boolean> {
    const from = permitted(participant, this.kind) ? (this.device ?? this.placeholder?.()) : undefined
    if (from === undefined) return false
    const track = await publishClosed(participant, this.kind, from)
    if (this.participant !== participant) {
      unpublish(participant, track)
      return false
    }
    this.published = track
    track.on(TrackEvent.Muted, this.mutedBySomebody)
    track.on(TrackEvent.Unmuted, this.unmutedBySomebody)
    return true
  }

  /** The SFU removed the publication together with the right. */
  private readonly unpublished = (publication: LocalTrackPublication) => {
    if (this.published === null || publication.track !== this.published) return
    this.published.removeAllListeners()
    this.published = null
    if (this.wanted === 'open') this.closeBy('room')
    this.settle()
  }

  private readonly mutedBySomebody = () => {
    if (this.wanted === 'open' && this.state === 'open') this.closeBy('room')
  }

  private readonly unmutedBySomebody = () => {
    if (this.wanted !== 'open') void this.published?.mute()
  }
}
