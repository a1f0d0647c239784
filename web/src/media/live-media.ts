// Sound and picture of one visit: follows the gathering's view and implements `RoomMedia` for the room. It decides no
// right; it may only close a device sooner than the server would. Fetched while she waits at the door.
import { Room } from 'livekit-client'
import type { RoomView, View } from '@circle/shared/gathering/view.types'
import type { GatheringStore, GatheringSnapshot } from '../gathering/gathering-store.ts'
import { Listeners } from '../listeners.ts'
import { onLeave } from '../leaving/leave.ts'
import type { ChosenDevices } from './capture.ts'
import { Join } from './join.ts'
import { MissingConnection } from './missing-connection.ts'
import { LocalDevices } from './local-devices.ts'
import { Pictures } from './pictures.ts'
import { RemoteSound } from './remote-sound.ts'
import type { RoomMedia } from './room-media.ts'
import { placeholderToken, roomOptions } from './room-options.ts'
import { reuseTransceivers } from './livekit-patches/reuse-transceivers.ts'
import './livekit-patches/log-and-waits.ts'
import { warmUp } from './warm-up.ts'

const inside = (snapshot: GatheringSnapshot): RoomView | null => {
  const view: View | null = snapshot.closed === null ? snapshot.view : null
  return view !== null && 'you' in view ? view : null
}

export class LiveMedia {
  private now: RoomMedia
  private view: RoomView | null = null
  private latest: GatheringSnapshot
  private link: 'none' | 'here' | 'doubt' = 'none'
  private readonly listeners = new Listeners()
  private readonly endings: (() => void)[]
  private readonly room = new Room(roomOptions())
  private readonly tell = () => this.publish()
  private readonly sound = new RemoteSound(this.room, this.tell)
  private readonly pictures = new Pictures(this.room, this.tell)
  private readonly own: LocalDevices
  private readonly join: Join
  private readonly missing = new MissingConnection(() => this.link === 'doubt' && this.join.carries(), this.tell)
  private readonly store: GatheringStore

  constructor(store: GatheringStore) {
    reuseTransceivers()
    void warmUp()
    this.store = store
    this.latest = store.snapshot()
    this.own = new LocalDevices(this.tell)
    this.join = new Join(this.room, {
      joined: (again) => {
        this.own.joined(this.room.localParticipant, again)
        this.become('here')
      },
      doubt: () => this.become('doubt'),
      back: () => this.become('here'),
      // A new join begins with every device closed.
      restarting: () => this.own.forget(true),
      gone: () => {
        this.own.ended()
        this.become('none')
      },
    })
    this.now = this.snapshot()
    this.endings = [store.onChange((snapshot) => this.follow(snapshot)), onLeave(() => this.close())]
    this.follow(this.latest)
  }

  readonly current = () => this.now
  readonly onChange = this.listeners.add

  choose(chosen: ChosenDevices) {
    this.own.choose(chosen)
  }

  /** Everything stops at once, and this object can open nothing again. */
  close() {
    for (const end of this.endings.splice(0)) end()
    this.missing.end()
    this.own.close()
    this.join.follow(null)
    void this.room.disconnect(false).catch(() => undefined)
    this.sound.close()
  }

  private follow(snapshot: GatheringSnapshot) {
    const before = this.view
    const thereAgain = snapshot.health === 'ok' && this.latest.health !== 'ok'
    this.latest = snapshot
    this.view = inside(snapshot)
    const you = this.view?.you
    // Her connection was dropped meanwhile: her devices stay closed until she opens them.
    if (before !== null && you !== undefined && you.returns !== before.you.returns) this.own.closeAfterBreak()
    if (you === undefined) this.missing.end()
    else if (this.link !== 'here') this.missing.begin()
    if (you === undefined) this.join.follow(null)
    // The join starts in the very message that admits her. Once begun it goes on through any trouble of the media
    // server.
    else if (this.link !== 'none' || snapshot.health === null || snapshot.health === 'ok') {
      this.join.follow(placeholderToken(this.store.gathering, you.mediaId))
    }
    if (thereAgain) this.join.hurry()
    this.sound.hear(this.view?.heard.filter((one) => one !== you?.mediaId) ?? [])
    this.own.allow(you)
    this.publish()
  }

  private become(link: 'none' | 'here' | 'doubt') {
    this.link = link
    if (link === 'here' || this.view === null) this.missing.end()
    else this.missing.begin()
    this.publish()
  }

  private publish() {
    if (this.view !== null) this.pictures.showOwn(this.view.you.mediaId, this.own.picture())
    this.now = this.snapshot()
    this.listeners.tell()
  }

  private connection(): RoomMedia['connection'] {
    if (this.link === 'here') return 'here'
    if (this.latest.health !== 'ok' && this.latest.health !== null) return 'text-only'
    if (this.missing.over) return 'cut-off'
    return this.link === 'doubt' ? 'reconnecting' : 'joining'
  }

  private readonly startSound = () => this.sound.start()
  private readonly setVolume = (volume: number) => this.sound.setVolume(volume)
  private readonly setSpeaker = (speaker: string | null) => this.sound.setSpeaker(speaker)

  private snapshot(): RoomMedia {
    return {
      connection: this.connection(),
      microphone: this.own.microphone(),
      camera: this.own.camera(),
      joins: this.pictures.joins,
      sound: {
        volume: this.sound.volume,
        setVolume: this.setVolume,
        speaker: this.sound.speaker,
        setSpeaker: this.setSpeaker,
      },
      refused: this.own.refused,
      pictures: this.pictures.shown,
      attach: this.pictures.attach,
      soundBlocked: this.sound.blocked,
      startSound: this.startSound,
      notices: this.own.notices,
      dismiss: this.own.dismiss,
    }
  }
}
