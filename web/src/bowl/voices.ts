// The voices of this page one after another, and what a note needs of a voice: a number, a nonce, a signature. It must
// not decide when anything is sent.
import type { Bytes } from '@circle/shared/bowl/bytes'
import type { NoteOutcome } from '@circle/shared/bowl/outcomes'
import type { Credential } from './credentials.ts'
import type { BowlCrypto, BowlEnvironment } from './environment.ts'

type Held = Credential & { since: number; used: number; closed: boolean }

/** Ties one note to a voice. The next note of the same voice has the next `seq`. */
export type Wire = { voice: Held; seq: number; nonce: Bytes; read(marks: readonly string[]): NoteOutcome | null }

const notesOfAVoice = 4
/** Issue and first post are this many ticks apart, so that neither tells of the other. */
const restingTicks = 2

const isDone = ({ closed, used }: Held): boolean => closed || used >= notesOfAVoice

export class Voices {
  private held: Held | null = null
  /** The previous voice, for as long as the present one rests. */
  private before: Held | null = null
  private readonly wires = new Map<number, Wire>()
  private readonly bowlCrypto: BowlCrypto
  private readonly random: BowlEnvironment['random']
  private readonly gathering: Bytes

  constructor(bowlCrypto: BowlCrypto, random: BowlEnvironment['random'], gathering: Bytes) {
    this.bowlCrypto = bowlCrypto
    this.random = random
    this.gathering = gathering
  }

  hold(credential: Credential, tick: number): void {
    this.before = this.held
    this.held = { ...credential, since: tick, used: 0, closed: false }
  }

  get some(): boolean {
    return this.held !== null
  }

  /** There is a voice, and neither it nor the previous one takes a further note. */
  get done(): boolean {
    return this.held !== null && isDone(this.held)
  }

  wireOf(note: number): Wire | null {
    return this.wires.get(note) ?? null
  }

  /** The wire of the note: its own, or a new one of the present voice, or null when there is none in this tick. */
  bind(note: number, tick: number): Wire | null {
    const bound = this.wireOf(note)
    if (bound) return bound
    const voice = this.held && tick >= this.held.since + restingTicks ? this.held : this.before
    if (!voice || isDone(voice)) return null
    voice.used += 1
    const nonce = this.random(16)
    const wire = { voice, seq: voice.used, nonce, read: this.bowlCrypto.markReader(nonce) }
    this.wires.set(note, wire)
    return wire
  }

  /** The server closed the voice of this note. */
  shut(note: number): void {
    const wire = this.wires.get(note)
    if (wire) wire.voice.closed = true
  }

  unbind(note: number): void {
    this.wires.delete(note)
  }

  /** The 4096 bytes. `door`: 16 bytes. A withdrawal has no text. */
  async compose(
    { voice, seq, nonce }: Wire,
    kind: 'note' | 'withdraw',
    text: string,
    channelKey: Bytes,
  ): Promise<Bytes> {
    const fields = {
      voice: voice.voice.publicKey,
      token: voice.token,
      kind,
      seq,
      nonce,
      channelKey,
      text: kind === 'note' ? text : '',
    }
    return this.bowlCrypto.encodePost(
      fields,
      await voice.voice.sign(this.bowlCrypto.signedBytes(this.gathering, fields)),
    )
  }
}
