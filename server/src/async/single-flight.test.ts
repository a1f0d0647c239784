// That those who ask for one key at once share one run, and that nothing is remembered afterwards.
import { expect, test } from 'vitest'
import { singleFlight } from './single-flight.ts'

test('those who ask for one key during a run share its answer, and another key has a run of its own', async () => {
  let runs = 0
  const flights = singleFlight<string, number>()
  const work = async () => {
    runs += 1
    const mine = runs
    await new Promise<void>((done) => setImmediate(done))
    return mine
  }
  const answers = [flights.run('a', work), flights.run('b', work), flights.run('a', work)]
  expect(await Promise.all(answers)).toEqual([1, 2, 1])
  expect(await flights.run('a', work)).toBe(3)
})

test('a run that fails fails for all who share it, and is not remembered', async () => {
  const flights = singleFlight<string, string>()
  const failing = () => Promise.reject(new Error('away'))
  const both = [flights.run('a', failing), flights.run('a', failing)]
  for (const one of both) await expect(one).rejects.toThrow('away')
  expect(await flights.run('a', async () => 'there')).toBe('there')
})
