// The client of the bowl while the room is open: the key, the credentials, the readiness; the notes are in
// local-notes.ts. All is in memory. It stores nothing, writes nothing to a console, and knows neither React nor the
// socket.
import { fromBase64url, uuidToBytes, type Bytes } from '@circle/shared/bowl/bytes'
import type { BowlReadiness } from '@circle/shared/bowl/note-state'
import { checkNoteText } from '@circle/shared/bowl/note-text'
import { periodOf } from '@circle/shared/gathering/bowl'
import { durations } from '@circle/shared/gathering/state'
import type { BowlView } from '@circle/shared/gathering/view.types'
import type { BowlTick } from '@circle/shared/socket'
import { Listeners } from '../listeners.ts'
import { Credentials, type Credential } from './credentials.ts'
import type { BowlClient, BowlSnapshot } from './bowl-client.ts'
import { LocalNotes } from './local-notes.ts'
import { randomFraction, type BowlCrypto, type BowlEnvironment } from './environment.ts'
import { Timers } from './timers.ts'
import { Voices } from './voices.ts'

/** The last tenth of a tick stays free, so that a credential of the shared tick is taken within that tick. */
const spread = durations.tick * 0.9

const nothing: BowlSnapshot = { readiness: 'preparing', words: null, notes: [] }

export class BowlEngine implements Omit<BowlClient, keyof BowlSnapshot> {
  private shown: BowlSnapshot = nothing
  private readonly listeners = new Listeners()
  private readonly timers: Timers
  private readonly notes: LocalNotes
  private bowl: BowlView | null = null
  private firstKey: string | null = null
  private words: string[] | null = null
  private fault: 'doubted' | 'unavailable' | null = null
  private started = false
  private credentials: Credentials | null = null
  private voices: Voices | null = null
  /** The shared time for which this page has taken its credential, or is about to. */
  private period = 0
  /** `framed`: the last tick of a frame. `ticked`: the last tick that anything named. */
  private framed = 0
  private ticked = 0
  private arriving = true
  private over = false
  private readonly gathering: Bytes | null
  private readonly environment: BowlEnvironment

  constructor(gathering: string, environment: BowlEnvironment) {
    this.gathering = uuidToBytes(gathering)
    this.environment = environment
    this.timers = new Timers(environment.after)
    this.notes = new LocalNotes(environment, this.timers, () => this.show())
  }

  readonly snapshot = (): BowlSnapshot => this.shown

  readonly onChange = this.listeners.add

  /** The bowl of the newest view; null while she is outside or the gathering is not open. */
  see(bowl: BowlView | null): void {
    if (this.over) return
    this.bowl = bowl
    this.notes.see(bowl)
    if (bowl) {
      this.ticked = Math.max(this.ticked, bowl.tick)
      this.firstKey ??= bowl.publicKey
      if (this.firstKey !== bowl.publicKey) this.doubt()
      else if (!this.started) this.start(bowl.publicKey)
    }
    this.show()
  }

  /** The connection came back or went. */
  link(here: boolean): void {
    if (!here || this.over) return
    this.arriving = true
    this.notes.showAgain()
    this.credentials?.here()
  }

  tick({ tick, marks }: BowlTick): void {
    if (this.over) return
    // The frame on arrival tells how things stand. Only a tick during her presence begins a tick here.
    const begins = tick > this.framed && !this.arriving
    this.arriving = false
    this.framed = Math.max(this.framed, tick)
    this.ticked = Math.max(this.ticked, tick)
    this.notes.tick(marks, begins && !this.fault ? tick : null)
    this.takeWithAll()
  }

  /**
   * The gathering ended. `marks`: the last frame, null when she was given none. Keys go, and her notes stay to be
   * read.
   */
  end(marks: readonly string[] | null): void {
    if (this.over) return
    this.over = true
    this.drop()
    this.notes.atTheClose(marks)
  }

  /** She is outside: everything of hers goes. The key she saw first stays, in case she comes back. */
  clear(): void {
    this.drop()
    this.notes.clear()
  }

  close(): void {
    this.over = true
    this.listeners.clear()
    this.words = null
    this.firstKey = null
    this.clear()
  }

  readonly lay: BowlClient['lay'] = (raw) => {
    const checked = checkNoteText(raw)
    if (!checked.ok) return checked.fault
    if (this.over || this.fault) return 'shut'
    this.notes.add(checked.text)
    return 'sent'
  }

  readonly again: BowlClient['again'] = (seq) => {
    const state = this.notes.stateOf(seq)
    if (this.over || this.fault) return 'shut'
    if (state === 'unknown') this.notes.resume(seq)
    if (state === 'too-many' || state === 'closed-for-this-voice') this.notes.anew(seq)
    return 'sent'
  }

  readonly withdraw: BowlClient['withdraw'] = (seq) => {
    if (!this.over) this.notes.withdraw(seq)
  }

  readonly putAway: BowlClient['putAway'] = (seq) => this.notes.putAway(seq)

  private start(publicKey: string): void {
    this.started = true
    const key = fromBase64url(publicKey, 33)
    const { gathering, environment } = this
    if (this.fault) return
    if (!key) this.doubt()
    else if (!environment.subtle || !gathering) this.fault = 'unavailable'
    else this.timers.untilLoaded(environment.crypto, (bowlCrypto) => this.prepare(bowlCrypto, gathering, key))
  }

  private prepare(bowlCrypto: BowlCrypto, gathering: Bytes, key: Bytes): void {
    this.voices = new Voices(bowlCrypto, this.environment.random, gathering)
    this.notes.by(this.voices)
    this.credentials = new Credentials(this.environment, bowlCrypto, gathering, key, {
      taken: (credential) => this.taken(credential),
      doubted: () => this.doubt(),
      unavailable: () => {
        this.fault = 'unavailable'
        this.show()
      },
    })
    this.period = periodOf(this.ticked)
    this.credentials.take()
    this.timers.untilLoaded(this.environment.wordList, (list) => {
      this.words = bowlCrypto.keyWords(key, list)
      this.show()
    })
  }

  /**
   * At each shared time every page takes a credential, whether or not it writes, and never in between. So a request
   * tells nobody anything. A page that was away at that tick takes its credential when it is back.
   */
  private takeWithAll(): void {
    const period = periodOf(this.ticked)
    if (!this.credentials || this.fault || period <= this.period) return
    this.period = period
    this.timers.after(spread * randomFraction(this.environment.random), () => this.credentials?.take())
  }

  private taken(credential: Credential): void {
    this.voices?.hold(credential, this.ticked)
    this.show()
  }

  private doubt(): void {
    if (this.fault === 'doubted') return
    this.fault = 'doubted'
    this.timers.stop()
    this.credentials?.close()
    this.environment.doubt()
    this.show()
  }

  private drop(): void {
    this.timers.stop()
    this.credentials?.close()
    this.credentials = null
    this.voices = null
    this.bowl = null
    this.started = false
  }

  private readiness(): BowlReadiness {
    if (this.fault) return this.fault
    if (!this.bowl || !this.voices?.some) return 'preparing'
    return this.bowl.belowThreshold ? 'covered' : 'ready'
  }

  private show(): void {
    const next: BowlSnapshot = { readiness: this.readiness(), words: this.words, notes: this.notes.shown() }
    if (JSON.stringify(next) === JSON.stringify(this.shown)) return
    this.shown = next
    this.listeners.tell()
  }
}
