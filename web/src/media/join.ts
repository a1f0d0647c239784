// Keeps one media join standing: connects, and reconnects without end when the SDK has given up. It opens no device.
import { EngineEvent, RoomEvent, type Room } from 'livekit-client'
import { spread, waitOf } from '../retry.ts'
import { skipIceRestart } from './livekit-patches/skip-ice-restart.ts'
import { connectOptions, sfuUrl } from './room-options.ts'

export type JoinEvents = {
  /** A new join stands, with every device closed. `again`: for the same media id as the join before. */
  joined(again: boolean): void
  /** The connection is in doubt. Her settings stay if it comes back by itself. */
  doubt(): void
  /** The connection came back. */
  back(): void
  /** The connection cannot be resumed. Called before it ends; a new join follows. */
  restarting(): void
  /** The join is over. */
  gone(): void
}

const waits = [200, 600, 1_500, 3_000, 5_000] as const

export class Join {
  private token: string | null = null
  private running = false
  private wake: (() => void) | null = null
  private hurried = false
  private standing = false
  private stoodFor: string | null = null
  private givenUp: Room['engine'] | null = null
  private readonly room: Room
  private readonly on: JoinEvents

  constructor(room: Room, on: JoinEvents) {
    this.room = room
    this.on = on
    room
      .on(RoomEvent.SignalReconnecting, on.doubt)
      .on(RoomEvent.Reconnecting, on.doubt)
      .on(RoomEvent.Reconnected, on.back)
    room.on(RoomEvent.Disconnected, () => {
      this.ended()
      this.wake?.()
    })
  }

  /** `token`: of the join she should have now; null ends it. The first try goes out at once. */
  follow(token: string | null) {
    if (token === this.token) return
    this.token = token
    if (this.room.state === 'connecting') {
      this.givenUp = this.room.engine
      void this.room.disconnect(false).catch(() => undefined)
    }
    this.wake?.()
    if (!this.running && token !== null) void this.run()
  }

  /** The media server is back: a waiting try goes out now. */
  hurry() {
    this.hurried = true
    this.wake?.()
  }

  /** Whether the media connection itself stands, whatever became of its signalling. */
  carries(): boolean {
    const lines = this.room.engine?.pcManager
    return [lines?.publisher, lines?.subscriber].some((one) => one?.getConnectionState() === 'connected')
  }

  private async run() {
    this.running = true
    let tries = 0
    while (this.token !== null) {
      const token = this.token
      this.hurried = false
      if (await this.connect(token)) {
        tries = 0
        await this.sleep(Infinity, () => this.token !== token || this.room.state === 'disconnected')
        await this.room.disconnect(false).catch(() => undefined)
        this.ended()
      } else {
        await this.sleep(spread(waitOf(waits, tries)), () => this.hurried || this.token !== token)
        tries += 1
      }
    }
    this.running = false
  }

  private async connect(token: string): Promise<boolean> {
    try {
      await this.room.connect(sfuUrl(), token, connectOptions())
    } catch {
      await this.tidyUp()
      return false
    }
    if (this.token !== token) {
      await this.room.disconnect(false).catch(() => undefined)
      return false
    }
    // Only the engine tells a full restart from a resume, and each connect makes a new engine.
    const { engine } = this.room
    engine.on(EngineEvent.Restarting, this.startAnew)
    if (engine.pcManager) skipIceRestart(engine, engine.pcManager)
    this.standing = true
    this.on.joined(this.stoodFor === token)
    this.stoodFor = token
    return true
  }

  /**
   * Called in the moment of the end. The SDK unpublishes her tracks as it ends; a track that was published again in
   * answer would be carried into the next join, beside the one that is published there.
   */
  private ended() {
    if (!this.standing) return
    this.standing = false
    this.on.gone()
  }

  /**
   * The SDK would now make a new join by itself, publish what was open, and tell about it two seconds late
   * (`minReconnectWait`). Disconnecting calls that off, and `run` makes the new join.
   */
  private readonly startAnew = () => {
    this.on.restarting()
    void this.room.disconnect(false).catch(() => undefined)
  }

  /**
   * The SDK makes its peer connection before the first answer and forgets it when no answer comes, because its engine
   * counts as closed already. A browser gives a page only so many (Chromium: 500).
   */
  private async tidyUp() {
    const engines = [this.givenUp, this.room.engine]
    this.givenUp = null
    for (const engine of engines) await engine?.cleanupPeerConnections().catch(() => undefined)
  }

  /** Waits until it is woken and `done` holds, or the time is over. */
  private async sleep(ms: number, done: () => boolean) {
    const until = performance.now() + ms
    while (!done() && performance.now() < until) {
      await new Promise<void>((resolve) => {
        const timer = ms === Infinity ? null : setTimeout(resolve, until - performance.now())
        this.wake = () => {
          if (timer !== null) clearTimeout(timer)
          resolve()
        }
      })
    }
    this.wake = null
  }
}
