// All notes of this page, and their way to the bowl: each goes at a random moment of a tick, and again until its mark
// came. This file must not take credentials, nor show that another voice would be needed: a note waits for the voice
// that all pages take.
import { fromBase64url } from '@circle/shared/bowl/bytes'
import type { BowlView } from '@circle/shared/gathering/view.types'
import { durations } from '@circle/shared/gathering/state'
import type { MyNote } from './bowl-client.ts'
import {
  atTheClose,
  goesOut,
  isSettled,
  marked,
  newNote,
  unmarked,
  withdrawing,
  type LocalNote,
  type LocalNoteState,
} from './local-note.ts'
import { randomFraction, type BowlEnvironment } from './environment.ts'
import type { Timers } from './timers.ts'
import type { Voices } from './voices.ts'

/** The last tenth stays free, so that a post arrives before the tick ends. */
const spread = durations.tick * 0.9

export class LocalNotes {
  private list: LocalNote[] = []
  private lastSeq = 0
  private voices: Voices | null = null
  private bowl: BowlView | null = null
  private readonly environment: BowlEnvironment
  private readonly timers: Timers
  private readonly changed: () => void

  constructor(environment: BowlEnvironment, timers: Timers, changed: () => void) {
    this.environment = environment
    this.timers = timers
    this.changed = changed
  }

  /** The voices that carry the notes, once there are any. */
  by(voices: Voices): void {
    this.voices = voices
  }

  /** The channel key changed. A post under the old key may never have come in. */
  see(bowl: BowlView | null): void {
    const moved = bowl !== null && this.bowl !== null && bowl.channelKey !== this.bowl.channelKey
    this.bowl = bowl
    if (moved) this.showAgain()
  }

  shown(): MyNote[] {
    const waits = this.bowl?.belowThreshold ?? false
    return this.list.map(({ seq, text, state, sent }) => {
      const here = state === 'on-its-way' && !sent
      return {
        seq,
        text,
        state: here && waits ? 'waits-too-few' : here && this.hasNoVoice(seq) ? 'waits-for-the-next' : state,
      }
    })
  }

  add(text: string): void {
    this.lastSeq += 1
    this.list = [...this.list, newNote(this.lastSeq, text)]
    this.changed()
  }

  stateOf(seq: number): LocalNoteState | null {
    return this.find(seq)?.state ?? null
  }

  /** The same post once more, for as long as at first. */
  resume(seq: number): void {
    const note = this.find(seq)
    if (note) this.put({ ...note, state: 'on-its-way', quiet: 0, again: true })
  }

  /** Another post with the same words, by any voice that can take it. */
  anew(seq: number): void {
    const note = this.find(seq)
    this.voices?.unbind(seq)
    if (note) this.put(newNote(seq, note.text))
  }

  withdraw(seq: number): void {
    const note = this.find(seq)
    if (note) this.put(withdrawing(note))
  }

  putAway(seq: number): void {
    this.list = this.list.filter((note) => note.seq !== seq)
    this.voices?.unbind(seq)
    this.changed()
  }

  showAgain(): void {
    this.list = this.list.map((note) => (note.sent && !isSettled(note.state) ? { ...note, again: true } : note))
  }

  /** `begins`: null for marks alone, otherwise the tick that begins with them. */
  tick(marks: readonly string[], begins: number | null): void {
    this.list = this.list.map((note) => this.read(note, marks, begins !== null))
    if (begins !== null) for (const note of this.list) this.plan(note, begins)
    this.changed()
  }

  /**
   * `marks`: the last frame, or null when she was given none. Nothing goes out any more, and the notes can still be
   * read.
   */
  atTheClose(marks: readonly string[] | null): void {
    this.list = this.list.map((note) =>
      atTheClose(note, (marks && this.voices?.wireOf(note.seq)?.read(marks)) ?? null, marks !== null),
    )
    this.halt()
  }

  clear(): void {
    this.list = []
    this.halt()
  }

  private halt(): void {
    this.voices = null
    this.bowl = null
    this.changed()
  }

  private read(note: LocalNote, marks: readonly string[], begins: boolean): LocalNote {
    const outcome = this.voices?.wireOf(note.seq)?.read(marks) ?? null
    if (outcome === 'closed-for-this-voice') this.voices?.shut(note.seq)
    return outcome ? marked(note, outcome) : begins ? unmarked(note) : note
  }

  /** Each note has its own moment, so that no post tells of another post or of her typing. */
  private plan(note: LocalNote, tick: number): void {
    if (!this.bowl || !this.voices || !goesOut(note) || (!note.sent && this.bowl.belowThreshold)) return
    if (this.voices.bind(note.seq, tick)) {
      this.put({ ...note, again: false })
      this.timers.after(spread * randomFraction(this.environment.random), () => void this.send(note.seq))
    }
  }

  /** The present voice is full or closed. The next voice comes with everybody's. */
  private hasNoVoice(seq: number): boolean {
    return this.voices !== null && this.voices.done && this.voices.wireOf(seq) === null
  }

  private async send(seq: number): Promise<void> {
    const note = this.find(seq)
    const wire = this.voices?.wireOf(seq)
    if (!note || !wire || isSettled(note.state)) return
    const channelKey = this.bowl && fromBase64url(this.bowl.channelKey, 16)
    // She is out of the room for a moment, or too few are here: the note goes in a later tick.
    if (!this.bowl || !channelKey || (!note.sent && this.bowl.belowThreshold)) return this.put({ ...note, again: true })
    const still = this.timers.since()
    const kind = note.state === 'being-withdrawn' ? 'withdraw' : 'note'
    const body = await this.voices!.compose(wire, kind, note.text, channelKey).catch(() => null)
    const now = this.find(seq)
    if (!body || !now || !still() || isSettled(now.state)) return
    this.put({ ...now, sent: true })
    await this.environment.post(body)
  }

  private find(seq: number): LocalNote | undefined {
    return this.list.find((one) => one.seq === seq)
  }

  private put(note: LocalNote): void {
    this.list = this.list.map((one) => (one.seq === note.seq ? note : one))
    this.changed()
  }
}
