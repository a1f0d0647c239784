// Slows down guessing, per name and network. It must never lock a woman out because somebody else tried her name:
// whoever tries from another network does not slow her at all, and in her own network she is slowed, never refused for good.
// Kept in memory under keyed digests: no name and no address can be read from it.
import { createHmac, randomBytes } from 'node:crypto'
import { networkOf } from '../http/network.ts'

/** Milliseconds a try must wait after so many wrong ones with this name from this network. */
const WAITS = [0, 0, 0, 500, 1000, 2000, 4000, 8000]
/** Tries of one name and network that may wait in line: more are refused `too-fast`, because somebody is hammering. */
const IN_LINE = 4
/** Wrong ones are forgotten after this long without another. */
const FORGET = 15 * 60_000
const KEPT = 20_000

export interface SlowDown {
  /** Runs `attempt` (true = the words were right) after its wait, one at a time for a name and network. Null: too many in line. */
  around(name: string, address: string, attempt: () => Promise<boolean>): Promise<boolean | null>
}

type Line = { wrong: number; last: number; inLine: number; tail: Promise<unknown> }

export interface SlowDownOptions {
  readonly now?: () => number
  readonly wait?: (milliseconds: number) => Promise<void>
}

const waitFor = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds).unref())

export function makeSlowDown({ now = () => performance.now(), wait = waitFor }: SlowDownOptions = {}): SlowDown {
  const secret = randomBytes(32)
  const lines = new Map<string, Line>()

  const forgetOld = (): void => {
    for (const [key, line] of lines) {
      if (line.inLine === 0 && (now() - line.last > FORGET || lines.size > KEPT)) lines.delete(key)
    }
  }

  return {
    async around(name, address, attempt) {
      const key = createHmac('sha256', secret)
        .update(`${networkOf(address)} ${name}`)
        .digest('base64url')
      if (lines.size > KEPT) forgetOld()
      const line = lines.get(key) ?? { wrong: 0, last: now(), inLine: 0, tail: Promise.resolve() }
      if (now() - line.last > FORGET) line.wrong = 0
      if (line.inLine >= IN_LINE) return null
      lines.set(key, line)
      line.inLine += 1
      const mine = line.tail
        .then(async () => {
          const pause = WAITS[Math.min(line.wrong, WAITS.length - 1)]!
          if (pause > 0) await wait(pause)
          const right = await attempt()
          line.wrong = right ? 0 : line.wrong + 1
          line.last = now()
          return right
        })
        .finally(() => {
          line.inLine -= 1
        })
      line.tail = mine.catch(() => {})
      return mine
    },
  }
}
