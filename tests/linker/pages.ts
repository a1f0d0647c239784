// Pages of women with the product's own bowl in them, over real sockets, whose timers go by the test's clock. What a page does
// beside its posts is done by the engine alone.
import { randomBytes, webcrypto } from 'node:crypto'
import { wordList } from '@circle/shared/word-list'
import { BowlEngine } from '../../web/src/bowl/bowl-engine.ts'
import { feedEngine } from '../../web/src/bowl/feed-engine.ts'
import { tick } from '../support/bowl.ts'
import type { ServerFixture } from '../support/server-fixture.ts'
import type { Arrived } from '../support/members.ts'
import type { TestClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

type Timer = { at: number; act: () => void }

export class Pages {
  readonly engines = new Map<string, BowlEngine>()
  private readonly women = new Map<string, Arrived>()
  private timers: Timer[] = []
  private readonly pending = new Set<Promise<unknown>>()

  constructor(
    private readonly fixture: ServerFixture,
    private readonly clock: TestClock,
    private readonly gathering: string,
  ) {}

  open(name: string, her: Arrived): void {
    const subtle = new Proxy(webcrypto.subtle as SubtleCrypto, {
      get:
        (target, method: 'sign') =>
        (...given: Parameters<SubtleCrypto['sign']>) =>
          this.track(target[method](...given)),
    })
    const engine = new BowlEngine(this.gathering, {
      subtle,
      random: (length) => Uint8Array.from(randomBytes(length)),
      after: (milliseconds, act) => {
        const timer = { at: this.clock.now() + milliseconds, act }
        this.timers.push(timer)
        return () => void (this.timers = this.timers.filter((one) => one !== timer))
      },
      crypto: () => this.track(import('../../web/src/bowl/lazy-crypto.ts')),
      wordList: async () => wordList,
      credential: (blinded) =>
        this.track(
          her.socket
            .timeout(8000)
            .emitWithAck('bowl:credential', blinded)
            .catch(() => null),
        ),
      post: (body) =>
        this.track(fetch(`${this.fixture.url}/bowl/${this.gathering}`, { method: 'POST', body }).then(() => {})),
      doubt: () => {
        throw new Error(`${name}’s page doubts the bowl.`)
      },
    })
    const feed = feedEngine(engine)
    const tell = (): void =>
      feed({ view: her.view(), here: true, elsewhere: false, closed: null, health: null } as Parameters<typeof feed>[0])
    her.socket.on('gathering:view', tell)
    her.socket.on('bowl:tick', (told) => engine.tick(told))
    tell()
    this.women.set(name, her)
    this.engines.set(name, engine)
  }

  /** To the next tick and until just before the one after, with all that happens on the way. */
  async tick(): Promise<void> {
    const told = await tick(this.fixture.gatherings.live, this.clock, this.gathering)
    await waitFor('the tick at all pages', () =>
      [...this.women.values()].every(({ frames }) =>
        frames.some(({ event, args }) => event === 'bowl:tick' && (args[0] as { tick: number }).tick === told.tick),
      ),
    )
    const until = this.clock.now() + 29_000
    await this.settle()
    for (let next = this.next(until); next; next = this.next(until)) {
      this.clock.turn(Math.max(0, next.at - this.clock.now()))
      next.act()
      await this.settle()
    }
  }

  close(): void {
    for (const engine of this.engines.values()) engine.close()
    for (const her of this.women.values()) her.close()
  }

  private next(until: number): Timer | undefined {
    const [first] = this.timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)
    this.timers = this.timers.filter((timer) => timer !== first)
    return first
  }

  private async settle(): Promise<void> {
    do {
      await Promise.allSettled(this.pending)
      for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate)
    } while (this.pending.size > 0)
    await this.fixture.gatherings.bowl.idle()
  }

  private track<T>(work: Promise<T>): Promise<T> {
    const done = work.finally(() => this.pending.delete(done))
    this.pending.add(done)
    return done
  }
}
