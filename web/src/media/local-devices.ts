// Her microphone and camera together, with the notices about them. Only her press opens one. It knows no state of the
// room; its rights are given to it.
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { LocalParticipant } from 'livekit-client'
import type { ChosenDevices, Device } from './capture.ts'
import {
  type MediaNotice,
  type RoomCamera,
  type RoomMicrophone,
  afterOpening,
  closedNotice,
  noticeOf,
  withNotice,
  withoutNotice,
} from './room-media.ts'
import { type ClosedBy, DeviceTrack } from './device-track.ts'
import { silentTrack } from './publication.ts'
import { type DeviceWatch, watchDevices } from './watch-devices.ts'

/** What her view allows her: to publish a microphone, to open it, to publish a camera. */
type PublishRights = Pick<RoomView['you'], 'mayPublishMicrophone' | 'maySpeak' | 'mayPublishCamera'>
const noRights: PublishRights = { mayPublishMicrophone: false, maySpeak: false, mayPublishCamera: false }

export class LocalDevices {
  notices: readonly MediaNotice[] = []
  /** The browser refused a device, and has lent none since. */
  refused = false
  private may = noRights
  /** A device was open until this very tick: a right was lost, or the join ends and says so next. */
  private justTaken = false
  /** A device was open when the join ended. */
  private endedOpen = false
  private readonly changed: () => void
  private readonly tracks: Record<Device, DeviceTrack>
  private readonly watch: DeviceWatch

  constructor(changed: () => void) {
    this.changed = changed
    const on = (device: Device) => ({ changed, closedBy: (whom: ClosedBy) => this.closed(device, whom) })
    this.tracks = {
      microphone: new DeviceTrack('microphone', silentTrack, on('microphone')),
      camera: new DeviceTrack('camera', null, on('camera')),
    }
    this.watch = watchDevices((device) => this.deviceChanged(device))
  }

  /** The devices that open from her next press on. An open device closes: only she opens another in its place. */
  choose(chosen: ChosenDevices) {
    for (const device of ['microphone', 'camera'] as const) {
      const track = this.tracks[device]
      if (track.deviceId === chosen[device]) continue
      track.deviceId = chosen[device]
      if (track.state === 'closed') continue
      track.close()
      this.say(closedNotice(device, 'change'))
    }
  }

  /**
   * `again`: for the same media id, so the join before ended without an act of anybody's. She is told what that
   * closed.
   */
  joined(participant: LocalParticipant, again: boolean) {
    if (again && this.endedOpen) this.say('closed-after-break')
    this.endedOpen = false
    this.tracks.microphone.joined(participant)
    this.tracks.camera.joined(participant)
  }

  allow(may: PublishRights = noRights) {
    if (this.may.maySpeak && !may.maySpeak) this.tracks.microphone.closeBy('room')
    this.may = may
    this.tracks.microphone.allow(may.mayPublishMicrophone)
    this.tracks.camera.allow(may.mayPublishCamera)
  }

  /** The join has ended: both devices are closed. The next join shows whether she is told. */
  ended() {
    this.endedOpen ||= this.anyOpen() || this.justTaken
    this.forget(false)
  }

  /** The join starts anew: both devices are closed, and she is told when one of them was open. */
  forget(tell: boolean) {
    const wasOpen = this.anyOpen()
    this.tracks.microphone.forget()
    this.tracks.camera.forget()
    if (wasOpen && tell) this.say('closed-after-break')
  }

  /** She was away for so long that the circle counted it: the join stands, and both devices are closed. */
  closeAfterBreak() {
    if (!this.anyOpen()) return
    this.tracks.microphone.close()
    this.tracks.camera.close()
    this.say('closed-after-break')
  }

  /** Her own picture, while the camera is open. */
  picture() {
    return this.tracks.camera.device
  }

  microphone(): RoomMicrophone {
    return { state: this.tracks.microphone.state, ...this.onMicrophone }
  }

  camera(): RoomCamera {
    const { state } = this.tracks.camera
    return { state: state === 'prepared' ? 'opening' : state, ...this.onCamera }
  }

  readonly dismiss = (notice: MediaNotice) => {
    this.notices = withoutNotice(this.notices, notice)
    this.changed()
  }

  close() {
    this.watch.end()
    this.forget(false)
  }

  private readonly onMicrophone = {
    toggle: () => {
      const { state } = this.tracks.microphone
      if (this.may.maySpeak && (state === 'closed' || state === 'prepared')) this.onMicrophone.open()
      else this.onMicrophone.close()
    },
    prepare: () => this.opening('microphone', this.tracks.microphone.prepare()),
    open: () => this.opening('microphone', this.tracks.microphone.open()),
    close: () => this.tracks.microphone.close(),
  }

  private readonly onCamera = {
    toggle: () => {
      if (this.tracks.camera.state !== 'closed') this.tracks.camera.close()
      else if (this.may.mayPublishCamera) this.opening('camera', this.tracks.camera.open())
    },
  }

  private closed(device: Device, whom: ClosedBy) {
    if (whom !== 'room') return this.say(closedNotice(device, whom))
    this.justTaken = true
    queueMicrotask(() => (this.justTaken = false))
  }

  private anyOpen() {
    return this.tracks.microphone.state !== 'closed' || this.tracks.camera.state !== 'closed'
  }

  private opening(device: Device, opened: ReturnType<DeviceTrack['open']>) {
    this.notices = afterOpening(this.notices, device)
    this.changed()
    void opened.then((trouble) => {
      this.refused = trouble === 'refused' || (this.refused && trouble !== null)
      if (trouble === null) this.watch.begin()
      else this.say(noticeOf(device, trouble))
    })
  }

  private deviceChanged(device: Device) {
    if (this.tracks[device].state === 'closed') return
    this.tracks[device].close()
    this.say(closedNotice(device, 'change'))
  }

  private say(notice: MediaNotice) {
    this.notices = withNotice(this.notices, notice)
    this.changed()
  }
}
