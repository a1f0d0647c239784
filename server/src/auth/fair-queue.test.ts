// Turns: one of each source after the other, and a place that is given up is of whoever has most of them.
import { expect, test } from 'vitest'
import { fairQueue } from './fair-queue.ts'

/** Who had her turn, or was sent away, in this order. */
function watched(most: number) {
  const queue = fairQueue(most)
  const said: string[] = []
  return {
    queue,
    said,
    comes: (source: string, name = source) =>
      void queue.turnOf(source).then((turn) => void said.push(turn ? name : `not ${name}`)),
    async turns(times: number) {
      for (let turn = 0; turn < times; turn += 1) queue.next()
      await new Promise((done) => setImmediate(done))
      return said
    },
  }
}

test('a source that comes once is served before the second request of a source that comes often (argon2 flood)', async () => {
  const { comes, turns } = watched(10)
  for (const name of ['a1', 'a2', 'a3', 'a4']) comes('a', name)
  comes('b')
  comes('c')
  expect(await turns(6)).toEqual(['a1', 'b', 'c', 'a2', 'a3', 'a4'])
})

test('when too many wait, the last request of the source with most of them gives way to another source (argon2 flood)', async () => {
  const { comes, turns } = watched(3)
  for (const name of ['a1', 'a2', 'a3', 'a4']) comes('a', name)
  comes('b')
  expect(await turns(0)).toEqual(['not a4', 'not a3'])
  expect(await turns(3)).toEqual(['not a4', 'not a3', 'a1', 'b', 'a2'])
})

test('when as many sources wait as may wait, the next source is asked to try again', async () => {
  const { comes, turns, queue } = watched(2)
  for (const source of ['a', 'b', 'c']) comes(source)
  expect(await turns(2)).toEqual(['not c', 'a', 'b'])
  expect(queue.next()).toBe(false)
})
