// The waits between tries, and asking until there is an answer. Real timers are replaced, nothing else.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askUntilAnswered, doubling, spread, waitOf } from './retry.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the wait before a try', () => {
  it('the wait follows the list, and its last entry goes on', () => {
    expect([0, 1, 2, 9].map((tries) => waitOf([100, 300, 800], tries))).toEqual([100, 300, 800, 800])
  })

  it('the wait doubles up to the longest', () => {
    expect([0, 1, 2, 3, 60].map((tries) => doubling(1_000, 5_000, tries))).toEqual([1_000, 2_000, 4_000, 5_000, 5_000])
  })

  it('a spread wait is a quarter more or less', () => {
    expect([spread(1_000, 0), spread(1_000, 0.5), spread(1_000, 1)]).toEqual([750, 1_000, 1_250])
    for (let i = 0; i < 100; i += 1) expect(Math.abs(spread(1_000) - 1_000)).toBeLessThanOrEqual(250)
  })
})

/** Answers by plan; `lost` is a rejection. */
function asked(...plan: (string | null)[]) {
  let asks = 0
  const ask = async () => {
    const answer = plan[asks++] ?? null
    if (answer === 'lost') throw new Error('no network')
    return answer
  }
  return { ask, asks: () => asks }
}

describe('asking until there is an answer', () => {
  it('askUntilAnswered asks again after a null and after a rejection, and hands over the first answer once', async () => {
    const { ask, asks } = asked(null, 'lost', 'here', 'never asked for')
    const answers: string[] = []
    const waits: number[] = []
    askUntilAnswered(
      ask,
      (answer) => answers.push(answer),
      (tries) => {
        waits.push(tries)
        return 1_000
      },
    )
    await vi.runAllTimersAsync()
    expect([answers, asks(), waits]).toEqual([['here'], 3, [0, 1]])
  })

  it('askUntilAnswered asks at once, and then every two seconds by default', async () => {
    const { ask, asks } = asked(null, 'here')
    askUntilAnswered(ask, () => undefined)
    await vi.advanceTimersByTimeAsync(1_999)
    expect(asks()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(asks()).toBe(2)
  })

  it('a stopped askUntilAnswered asks nothing and hands over nothing, even when an answer is on its way', async () => {
    const { ask, asks } = asked(null, 'here')
    const answers: string[] = []
    const stop = askUntilAnswered(ask, (answer) => answers.push(answer))
    await vi.advanceTimersByTimeAsync(2_000 - 1)
    stop()
    await vi.runAllTimersAsync()
    expect([answers, asks()]).toEqual([[], 1])

    const late = asked('here')
    askUntilAnswered(late.ask, (answer) => answers.push(answer))()
    await vi.runAllTimersAsync()
    expect([answers, late.asks()]).toEqual([[], 1])
  })

  it('an error in the answer’s listener does not make askUntilAnswered ask again', async () => {
    const { ask, asks } = asked('here', 'here')
    const failed = new Promise((resolve) => process.once('unhandledRejection', resolve))
    askUntilAnswered(ask, () => {
      throw new Error('the listener failed')
    })
    await vi.runAllTimersAsync()
    vi.useRealTimers()
    await failed
    expect(asks()).toBe(1)
  })
})
