// Guessing is slowed per name and network; nobody can use that to shut her out from elsewhere.
import { describe, expect, test } from 'vitest'
import { makeSlowDown } from './slow-down.ts'

function setting() {
  const waits: number[] = []
  let time = 0
  const slowDown = makeSlowDown({
    now: () => time,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      time += milliseconds
    },
  })
  const wrong = (name: string, address: string) => slowDown.around(name, address, async () => false)
  const right = async (name: string, address: string): Promise<number> => {
    const before = time
    expect(await slowDown.around(name, address, async () => true)).toBe(true)
    return time - before
  }
  return { waits, wrong, right, slowDown, pass: (milliseconds: number) => (time += milliseconds) }
}

describe('the slow-down', () => {
  test('three wrong tries cost nothing, then each costs more, up to eight seconds', async () => {
    const { waits, wrong } = setting()
    for (let n = 0; n < 10; n += 1) await wrong('her', '192.0.2.7')
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
  })

  test('a thousand wrong tries from another network do not slow her at all', async () => {
    const { wrong, right } = setting()
    for (let n = 0; n < 1000; n += 1) await wrong('her', '203.0.113.9')
    expect(await right('her', '192.0.2.7')).toBe(0)
  })

  test('wrong tries from her own network slow her by eight seconds at most, and her sister not at all', async () => {
    const { wrong, right } = setting()
    for (let n = 0; n < 1000; n += 1) await wrong('her', '192.0.2.9')
    expect(await right('sister', '192.0.2.7')).toBe(0)
    expect(await right('her', '192.0.2.7')).toBe(8000)
    expect(await right('her', '192.0.2.7')).toBe(0)
  })

  test('wrong tries are forgotten after a quarter of an hour', async () => {
    const { wrong, right, pass } = setting()
    for (let n = 0; n < 10; n += 1) await wrong('her', '192.0.2.7')
    pass(15 * 60_000 + 1)
    expect(await right('her', '192.0.2.7')).toBe(0)
  })

  test('tries at the same moment run one after another, and a try behind too many is refused', async () => {
    const { slowDown } = setting()
    let running = 0
    const attempt = async (): Promise<boolean> => {
      running += 1
      expect(running).toBe(1)
      await new Promise((done) => setImmediate(done))
      running -= 1
      return false
    }
    const all = await Promise.all(Array.from({ length: 6 }, () => slowDown.around('her', '192.0.2.7', attempt)))
    expect(all).toEqual([false, false, false, false, null, null])
    expect(await slowDown.around('her', '192.0.2.7', attempt)).toBe(false)
  })

  test('a try that fails does not hold up the next', async () => {
    const { slowDown, right } = setting()
    await expect(slowDown.around('her', '192.0.2.7', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect(await right('her', '192.0.2.7')).toBe(0)
  })
})
