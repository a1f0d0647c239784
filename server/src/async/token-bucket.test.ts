// That a token bucket lets its burst through, refills by the clock, and never holds more than its burst.
import { expect, test } from 'vitest'
import { tokenBucket } from './token-bucket.ts'

const taken = (times: number, take: () => boolean) => Array.from({ length: times }, take).filter(Boolean).length

test('a bucket lets its burst through at once, and then so many a second', () => {
  let now = 0
  const bucket = tokenBucket({ burst: 20, perSecond: 20 }, () => now)
  expect(taken(25, bucket.take)).toBe(20)
  now = 100
  expect(taken(3, bucket.take)).toBe(2)
})

test('a bucket that rests never holds more than its burst', () => {
  let now = 0
  const bucket = tokenBucket({ burst: 3, perSecond: 1 }, () => now)
  now = 60_000
  expect(taken(10, bucket.take)).toBe(3)
})

test('a refusal costs nothing: the next token comes at its time', () => {
  let now = 0
  const bucket = tokenBucket({ burst: 1, perSecond: 1 }, () => now)
  expect(bucket.take()).toBe(true)
  for (now = 100; now < 1000; now += 100) expect(bucket.take()).toBe(false)
  now = 1001
  expect(bucket.take()).toBe(true)
})
