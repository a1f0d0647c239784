// The waits between tries to resume a join.
import { expect, test } from 'vitest'
import { resumePolicy } from './resume-policy.ts'

const delay = (retryCount: number, elapsedMs = 0) => resumePolicy.nextRetryDelayInMs({ retryCount, elapsedMs })

test('the first try goes out at once, and no later one waits longer than two seconds', () => {
  expect(delay(0)).toBeLessThan(150)
  for (let tries = 0; tries < 60; tries += 1) expect(delay(tries)).toBeLessThan(2000)
})

test('a resume is not tried in a tight loop', () => {
  for (let tries = 3; tries < 60; tries += 1) expect(delay(tries)).toBeGreaterThan(1000)
})

test('a resume is given up after three quarters of a minute', () => {
  expect(delay(30, 44_000)).not.toBeNull()
  expect(delay(30, 45_001)).toBeNull()
})
