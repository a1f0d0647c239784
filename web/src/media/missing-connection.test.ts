// When she is told that nothing gets through: after some seconds, and not while the media connection still carries.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MissingConnection, patience } from './missing-connection.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function missing(carries: () => boolean) {
  let told = 0
  const line = new MissingConnection(carries, () => (told += 1))
  return { line, told: () => told }
}

it('a join that has not come after five seconds counts as missing, once, and not before (A4)', () => {
  const { line, told } = missing(() => false)
  line.begin()
  vi.advanceTimersByTime(patience - 1)
  expect([line.over, told()]).toEqual([false, 0])
  line.begin()
  vi.advanceTimersByTime(1)
  expect([line.over, told()]).toEqual([true, 1])
  vi.advanceTimersByTime(60_000)
  expect(told()).toBe(1)
})

it('a connection that still carries does not count as missing, however long its signalling is broken (A4)', () => {
  let carries = true
  const { line } = missing(() => carries)
  line.begin()
  vi.advanceTimersByTime(60_000)
  expect(line.over).toBe(false)
  carries = false
  vi.advanceTimersByTime(1_000)
  expect(line.over).toBe(true)
  carries = true
  vi.advanceTimersByTime(1_000)
  expect(line.over).toBe(false)
})

it('a connection that came back is not missing, and the next break has its whole time again (A4)', () => {
  const { line } = missing(() => false)
  line.begin()
  vi.advanceTimersByTime(patience)
  line.end()
  expect(line.over).toBe(false)
  line.begin()
  vi.advanceTimersByTime(patience - 1)
  expect(line.over).toBe(false)
})
