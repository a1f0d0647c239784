// The other side of the bowl, for tests of the client: the real cryptography in one process, without a network, with a
// clock that the test turns.
import { fromBase64url, concatBytes, sameBytes, toBase64url, uuidToBytes, type Bytes } from '@circle/shared/bowl/bytes'
import { credentialInput, evaluate, deriveKeyPair, tokenOf } from '@circle/shared/bowl/credential'
import { markOf } from '@circle/shared/bowl/marks'
import type { NoteOutcome } from '@circle/shared/bowl/outcomes'
import { decodePost, signedBytes, type Post } from '@circle/shared/bowl/post'
import { durations } from '@circle/shared/gathering/state'
import type { BowlView } from '@circle/shared/gathering/view.types'
import type { CredentialAck } from '@circle/shared/socket'
import { wordList } from '@circle/shared/word-list'
import { BowlEngine } from '../src/bowl/bowl-engine.ts'
import type { BowlEnvironment } from '../src/bowl/environment.ts'

const gathering = '0192f0c4-7c1e-7b6a-9d53-2f1f0a6b7c8d'

const given = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env['SEED']
export const seed = given === undefined ? Date.now() % 1_000_000_000 : Number(given)
export const seeded = (words: string) => `${words} (seed ${seed})`

const gatheringBytes = uuidToBytes(gathering)!

/** The page is inside, has its credential, and the two resting ticks have passed. */
export async function ready(dice = seed): Promise<BowlFixture> {
  const fixture = new BowlFixture(dice)
  await fixture.arrive()
  await fixture.tick([], 2)
  return fixture
}

/** Random numbers that repeat for the same seed (mulberry32). */
function diceOf(seed: number): (length: number) => Bytes {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) & 255
  }
  return (length) => Uint8Array.from({ length }, next)
}

class Clock {
  now = 0
  private timers: { at: number; act: () => void }[] = []
  readonly after = (milliseconds: number, act: () => void) => {
    const timer = { at: this.now + milliseconds, act }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((one) => one !== timer)
    }
  }

  get waiting(): number {
    return this.timers.length
  }

  next(until: number): (() => void) | null {
    const [first] = this.timers.filter((timer) => timer.at <= until).sort((one, other) => one.at - other.at)
    if (!first) return null
    this.timers = this.timers.filter((timer) => timer !== first)
    this.now = first.at
    return first.act
  }
}

export class BowlFixture {
  readonly clock = new Clock()
  readonly random: (length: number) => Bytes
  readonly keys: ReturnType<typeof deriveKeyPair>
  readonly engine: BowlEngine
  view: BowlView
  /** What the page asked and what it posted, in order. */
  asked: string[] = []
  askedAt: number[] = []
  posts: { at: number; post: Post; bytes: Bytes; good: boolean }[] = []
  doubts = 0
  answer: (blinded: string) => CredentialAck | null = (blinded) => this.evaluated(blinded)
  private looked = 0
  private readonly pending = new Set<Promise<unknown>>()

  constructor(seed: number, changed: Partial<BowlEnvironment> = {}) {
    this.random = diceOf(seed)
    this.keys = deriveKeyPair(this.random(32))
    this.view = {
      publicKey: toBase64url(this.keys.publicKey),
      channelKey: toBase64url(this.random(16)),
      tick: 1,
      belowThreshold: false,
      threshold: 4,
      moment: 'none',
      cloth: [],
      clothOpen: false,
    }
    this.engine = new BowlEngine(gathering, {
      subtle: this.watched(crypto.subtle),
      random: this.random,
      after: this.clock.after,
      crypto: () => this.track(import('../src/bowl/lazy-crypto.ts')),
      wordList: async () => wordList,
      credential: async (blinded) => {
        this.asked.push(blinded)
        this.askedAt.push(this.clock.now)
        return this.answer(blinded)
      },
      post: async (bytes) => this.receive(bytes),
      doubt: () => {
        this.doubts += 1
      },
      ...changed,
    })
  }

  evaluated(blinded: string, keys = this.keys): CredentialAck {
    const { evaluated, proof } = evaluate(keys, fromBase64url(blinded, 33)!, this.random)
    return { ok: true, evaluated: toBase64url(evaluated), proof: toBase64url(proof) }
  }

  /** Shows the page the room: the view, and the frame of its arrival. */
  async arrive(changed: Partial<BowlView> = {}): Promise<void> {
    this.engine.link(true)
    await this.show(changed)
    this.engine.tick({ tick: this.view.tick, marks: this.frame() })
    await this.settle()
  }

  async show(changed: Partial<BowlView>): Promise<void> {
    this.view = { ...this.view, ...changed }
    this.engine.see(this.view)
    await this.settle()
  }

  /** The next tick with these marks, and the time until just before the tick after it. */
  async tick(marks: readonly string[] = [], count = 1): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      this.view = { ...this.view, tick: this.view.tick + 1 }
      this.engine.see(this.view)
      this.engine.tick({ tick: this.view.tick, marks: this.frame(marks) })
      await this.turn(durations.tick - 1)
    }
  }

  async turn(milliseconds: number): Promise<void> {
    const until = this.clock.now + milliseconds
    await this.settle()
    for (let act = this.clock.next(until); act; act = this.clock.next(until)) {
      act()
      await this.settle()
    }
    this.clock.now = until
  }

  mark(index: number, outcome: NoteOutcome): string {
    return toBase64url(markOf(this.posts.at(index)!.post.nonce, outcome))
  }

  frame(marks: readonly string[] = [], length = 16): string[] {
    return [...marks, ...Array.from({ length: length - marks.length }, () => toBase64url(this.random(16)))]
  }

  states(): string[] {
    return this.engine.snapshot().notes.map((note) => note.state)
  }

  /** Waits until the page computes nothing any more. */
  async settle(): Promise<void> {
    do {
      await Promise.allSettled(this.pending)
      for (let turns = 0; turns < 20; turns += 1) await Promise.resolve()
    } while (this.pending.size > 0)
    for (const one of this.posts.slice(this.looked)) one.good = one.good && (await this.isSigned(one.post))
    this.looked = this.posts.length
  }

  private receive(bytes: Bytes): void {
    const post = decodePost(bytes)
    if (!post) throw new Error('what came is no post')
    const token = tokenOf(this.keys.secretKey, credentialInput(gatheringBytes, post.voice))
    this.posts.push({
      at: this.clock.now,
      post,
      bytes,
      good: sameBytes(token, post.token) && toBase64url(post.channelKey) === this.view.channelKey,
    })
  }

  private async isSigned(post: Post): Promise<boolean> {
    const curve = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await crypto.subtle.importKey('raw', concatBytes(post.voice), curve, false, ['verify'])
    return crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      post.signature,
      signedBytes(gatheringBytes, post),
    )
  }

  private track<T>(work: Promise<T>): Promise<T> {
    const done = work.finally(() => this.pending.delete(done))
    this.pending.add(done)
    return done
  }

  private watched(subtle: SubtleCrypto): SubtleCrypto {
    return new Proxy(subtle, {
      get:
        (target, name: 'sign') =>
        (...given: Parameters<SubtleCrypto['sign']>) =>
          this.track(target[name](...given)),
    })
  }
}
