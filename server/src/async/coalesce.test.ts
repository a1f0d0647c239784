// That runs never overlap, that a question during a run leads to one more run, and that many questions lead to no more.
import { expect, test } from 'vitest'
import { coalesce } from './coalesce.ts'

const turn = () => new Promise<void>((done) => setImmediate(done))

test('many questions during one run lead to one more run, and everybody waits for it', async () => {
  let [runs, open] = [0, 0]
  const work = coalesce(async () => {
    open += 1
    expect(open).toBe(1)
    await turn()
    runs += 1
    open -= 1
  })
  const first = work.run()
  await Promise.resolve()
  await Promise.all([first, work.run(), work.run(), work.run()])
  expect(runs).toBe(2)
  await work.run()
  expect(runs).toBe(3)
})

test('a run that asks for another gets it, and can see that it was asked for', async () => {
  const seen: boolean[] = []
  const work = coalesce(async () => {
    if (seen.length === 0) void work.run()
    await turn()
    seen.push(work.again())
  })
  await work.run()
  expect(seen).toEqual([true, false])
})

test('a run that fails tells everybody who waited, and the next question starts anew', async () => {
  let fails = true
  let runs = 0
  const work = coalesce(async () => {
    await turn()
    runs += 1
    if (fails) throw new Error('away')
  })
  const both = [work.run(), work.run()]
  for (const one of both) await expect(one).rejects.toThrow('away')
  fails = false
  await work.run()
  expect(runs).toBe(2)
})
