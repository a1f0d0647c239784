// Slows down guessing, per name and network. It must never lock a woman out because somebody else tried her name: tries from
// another network do not slow her at all, and tries from her own network slow her and never refuse her for good.
// Tries are remembered under keyed digests, in memory: no name and no address can be read from them.
import { createHmac, randomBytes } from 'node:crypto'
import { keyedQueues, QueueFull } from '../async/serial-queue.ts'
import { networkOf } from '../http/network.ts'

/** Milliseconds that a try must wait after so many wrong tries with this name from this network. */
const WAITS = [0, 0, 0, 500, 1000, 2000, 4000, 8000]
/** Tries of one name and network that may wait behind the one that runs: more are refused `too-fast` as hammering. */
const MOST_WAITING = 3
/** Wrong tries are forgotten after this long without another (milliseconds). */
const FORGET = 15 * 60_000
const MOST_REMEMBERED = 20_000

export interface SlowDown {
  /** Runs `attempt` (true: the words were right) after its wait, one at a time for a name and network. Null: too many wait. */
  around(name: string, address: string, attempt: () => Promise<boolean>): Promise<boolean | null>
}

type Tries = { wrong: number; last: number }

export interface SlowDownOptions {
  readonly now?: () => number
  readonly wait?: (milliseconds: number) => Promise<void>
}

const waitFor = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds).unref())

export function makeSlowDown({ now = () => performance.now(), wait = waitFor }: SlowDownOptions = {}): SlowDown {
  const secret = randomBytes(32)
  const tries = new Map<string, Tries>()
  const queues = keyedQueues<string>(MOST_WAITING)

  const forgetOld = (): void => {
    for (const [key, { last }] of tries) {
      if (!queues.busy(key) && (now() - last > FORGET || tries.size > MOST_REMEMBERED)) tries.delete(key)
    }
  }

  async function tryOnce(mine: Tries, attempt: () => Promise<boolean>): Promise<boolean> {
    const pause = WAITS[Math.min(mine.wrong, WAITS.length - 1)]!
    if (pause > 0) await wait(pause)
    const right = await attempt()
    mine.wrong = right ? 0 : mine.wrong + 1
    mine.last = now()
    return right
  }

  return {
    async around(name, address, attempt) {
      const key = createHmac('sha256', secret)
        .update(`${networkOf(address)} ${name}`)
        .digest('base64url')
      if (tries.size > MOST_REMEMBERED) forgetOld()
      const mine = tries.get(key) ?? { wrong: 0, last: now() }
      if (now() - mine.last > FORGET) mine.wrong = 0
      tries.set(key, mine)
      return queues
        .run(key, () => tryOnce(mine, attempt))
        .catch((error: unknown) => {
          if (error instanceof QueueFull) return null
          throw error
        })
    },
  }
}
