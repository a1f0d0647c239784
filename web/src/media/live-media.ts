// Sound and picture of one visit: follows the gathering's view, and is what `RoomMedia` promises to the room. Decides no right:
// it only closes sooner than it would be closed. Loaded on its own, while she waits at the door.
import { Room } from 'livekit-client'
import type { RoomView, View } from '@circle/shared/gathering/view.types'
import type { GatheringStore, Known } from '../gathering/gathering-store.ts'
import { onLeave } from '../ui/leave.ts'
import type { Device } from './capture.ts'
import { Join } from './join.ts'
import { afterOpening, noticeOf, withNotice, withoutNotice } from './notices.ts'
import { OwnTrack } from './own-track.ts'
import { Pictures } from './pictures.ts'
import { RemoteSound } from './remote-sound.ts'
import type { MediaNotice, RoomMedia } from './room-media.ts'
import { placeholderToken, roomOptions } from './room-options.ts'
import { silentTrack } from './silence.ts'
import { watchDevices } from './watch-devices.ts'

export type ChosenDevices = { microphone: string | null; camera: string | null }

const inside = (view: View | null): RoomView | null => (view !== null && 'you' in view ? view : null)

export class LiveMedia {
  private now: RoomMedia
  private view: RoomView | null = null
  private known: Known
  private link: 'none' | 'here' | 'doubt' = 'none'
  private notices: readonly MediaNotice[] = []
  private readonly listeners = new Set<() => void>()
  private readonly endings: (() => void)[]
  private readonly room = new Room(roomOptions())
  private readonly tell = () => this.publish()
  private readonly sound = new RemoteSound(this.room, this.tell)
  private readonly pictures = new Pictures(this.room, this.tell)
  private readonly own: Record<Device, OwnTrack> = { microphone: this.ownTrack('microphone'), camera: this.ownTrack('camera') }
  private readonly join: Join
  private readonly store: GatheringStore

  constructor(store: GatheringStore, chosen: ChosenDevices) {
    this.store = store
    this.known = store.known()
    this.own.microphone.deviceId = chosen.microphone
    this.own.camera.deviceId = chosen.camera
    this.join = new Join(this.room, {
      joined: () => this.joined(),
      doubt: () => this.become('doubt'),
      back: () => this.become('here'),
      restarting: () => this.forget(),
      gone: () => {
        this.forget()
        this.become('none')
      },
    })
    this.now = this.snapshot()
    this.endings = [
      store.onChange((known) => this.follow(known)),
      watchDevices((device) => this.deviceChanged(device)),
      onLeave(() => this.close()),
    ]
    this.follow(this.known)
  }

  readonly current = () => this.now
  readonly onChange = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Everything stops at once; nothing can be opened again through this one. */
  close() {
    for (const end of this.endings.splice(0)) end()
    this.forget()
    this.join.follow(null)
    void this.room.disconnect(false).catch(() => undefined)
    this.sound.close()
  }

  private follow(known: Known) {
    this.known = known
    const before = this.view
    this.view = known.closed === null ? inside(known.view) : null
    const { view } = this
    if (view === null) {
      if (before !== null) this.forget()
      this.join.follow(null)
    } else {
      // Started in the very message that admits her. Once begun it goes on through any trouble of the media server.
      if (this.link !== 'none' || known.health === null || known.health === 'ok') this.join.follow(placeholderToken(this.store.gathering, view.you.mediaId))
      if (before?.you.maySpeak === true && !view.you.maySpeak) this.own.microphone.closeBy('room')
      this.sound.hear(view.heard.filter((one) => one !== view.you.mediaId))
    }
    this.own.microphone.allow(view?.you.mayPrepare ?? false)
    this.own.camera.allow(view?.you.maySee ?? false)
    this.publish()
  }

  private joined() {
    this.own.microphone.joined(this.room.localParticipant)
    this.own.camera.joined(this.room.localParticipant)
    this.become('here')
  }

  /** A join ends: both are closed, and she is told when one of them was not. */
  private forget() {
    const wasOpen = this.own.microphone.state !== 'closed' || this.own.camera.state !== 'closed'
    this.own.microphone.forget()
    this.own.camera.forget()
    if (wasOpen && this.view !== null) this.say('closed-after-break')
  }

  private ownTrack(device: Device) {
    return new OwnTrack(device, device === 'microphone' ? silentTrack : null, {
      changed: this.tell,
      closedBy: (whom) => {
        if (whom === 'system') this.say('interrupted')
      },
    })
  }

  private deviceChanged(device: Device) {
    if (this.own[device].state === 'closed') return
    this.own[device].close()
    this.say('device-changed')
  }

  private async opened(device: Device, opening: ReturnType<OwnTrack['open']>) {
    this.notices = afterOpening(this.notices, device)
    const trouble = await opening
    if (trouble !== null) this.say(noticeOf(device, trouble))
    else this.publish()
  }

  private become(link: 'none' | 'here' | 'doubt') {
    this.link = link
    this.publish()
  }

  private say(notice: MediaNotice) {
    this.notices = withNotice(this.notices, notice)
    this.publish()
  }

  private publish() {
    if (this.view !== null) this.pictures.showOwn(this.view.you.mediaId, this.own.camera.device)
    this.now = this.snapshot()
    for (const listener of this.listeners) listener()
  }

  private connection(): RoomMedia['connection'] {
    if (this.link === 'here') return 'here'
    if (this.known.health !== 'ok' && this.known.health !== null) return 'text-only'
    return this.link === 'doubt' ? 'reconnecting' : 'joining'
  }

  private readonly microphone = {
    toggle: () => {
      const { state } = this.own.microphone
      if (this.view?.you.maySpeak === true && state !== 'open') this.microphone.open()
      else this.microphone.close()
    },
    prepare: () => void this.opened('microphone', this.own.microphone.prepare()),
    open: () => void this.opened('microphone', this.own.microphone.open()),
    close: () => this.own.microphone.close(),
  }

  private readonly camera = {
    toggle: () => {
      if (this.own.camera.state !== 'closed') this.own.camera.close()
      else if (this.view?.you.maySee === true) void this.opened('camera', this.own.camera.open())
    },
  }

  private readonly startSound = () => this.sound.start()
  private readonly dismiss = (notice: MediaNotice) => {
    this.notices = withoutNotice(this.notices, notice)
    this.publish()
  }

  private snapshot(): RoomMedia {
    const { microphone, camera } = this.own
    return {
      connection: this.connection(),
      microphone: { state: microphone.state === 'opening' ? 'closed' : microphone.state, ...this.microphone },
      camera: { state: camera.state === 'open' ? 'open' : 'closed', ...this.camera },
      pictures: this.pictures.shown,
      attach: this.pictures.attach,
      soundBlocked: this.sound.blocked,
      startSound: this.startSound,
      notices: this.notices,
      dismiss: this.dismiss,
    }
  }
}
