// The ticks of the bowl in browser tests: the server's clock goes from tick to tick, and each page's dice are loaded, so that
// what goes out in a tick goes at its beginning. Rules and lengths stay as they are; what the dice are good for is proved elsewhere.
import type { BrowserContext } from '@playwright/test'
import { tick } from './bowl.ts'
import type { CircleFixture } from './circle-fixture.ts'
import type { TestClock } from './test-clock.ts'

/**
 * A draw of four bytes decides when something is done, and nothing else; it falls on `at`, from 0 to below 1. Call before the
 * first page opens.
 */
export async function loadDice(context: BrowserContext, at = 0): Promise<void> {
  await context.addInitScript(
    (drawn) => {
      const real = crypto.getRandomValues.bind(crypto)
      crypto.getRandomValues = (array) => {
        if (array?.byteLength !== 4) return real(array)
        new DataView(array.buffer).setUint32(0, drawn)
        return array
      }
    },
    Math.floor(at * 2 ** 32),
  )
}

/** How long a page may need for what a tick begins, on a busy machine (ms); a tick is given its time, not awaited for longer. */
const SETTLES = 700

export class Ticks {
  private readonly fixture: CircleFixture
  private readonly clock: TestClock

  constructor(fixture: CircleFixture, clock: TestClock) {
    this.fixture = fixture
    this.clock = clock
  }

  next(): Promise<{ tick: number; marks: string[] }> {
    const { inside, gathering } = this.fixture
    if (!inside) throw new Error('The app is not in this process.')
    return tick(inside.app.live, this.clock, gathering)
  }

  /** Ticks until `so` resolves within what a tick needs; at most `most`. Gives back how many it took. */
  async until(what: string, so: (within: number) => Promise<unknown>, most = 14): Promise<number> {
    for (let ticks = 0; ticks <= most; ticks += 1) {
      if (ticks > 0) await this.next()
      if (
        await so(SETTLES).then(
          () => true,
          () => false,
        )
      )
        return ticks
    }
    throw new Error(`Not so after ${most} ticks: ${what}`)
  }
}
