// Faults that the random walks found, each as a small case of its own.
import { expect, test } from 'vitest'
import { openCircle, seconds, wroteAtA } from '../../testing/circle.ts'

const raise = { type: 'hand.raise' } as const

test('the holder cannot raise her hand: passing on would offer the piece to her again', () => {
  const circle = openCircle().mode('open').gives('A').take('A')
  expect(circle.refused('A', raise)).toBe('already-so')
  expect(circle.pass('A').piece).toBe('centre')
})

test('hands stay sorted by time when the clock stood behind the last of them', () => {
  const circle = openCircle()
    .mode('open')
    .does('A', raise)
    .system({ type: 'clock.step', by: seconds(5) })
    .does('B', raise)
  const [first, second] = circle.state.hands
  expect([first?.who, second?.who]).toEqual(['A', 'B'])
  expect(second?.at).toBeGreaterThanOrEqual(first?.at ?? Infinity)
})

test('the piece goes past a late woman who passes ahead only when her late turn comes', () => {
  const circle = openCircle({ sharing: 'ABC' }).begins().pass('F').passes(seconds(30)).ahead('A').take('B').pass('B')
  expect(circle.round.late).toEqual(['A'])
  circle.take('C').pass('C')
  expect(circle.round).toMatchObject({ late: [], over: true })
  expect(circle.round.done).toContain('A')
})

test('a woman who is removed at the door after she was sent back takes her written share along (B2)', () => {
  const circle = wroteAtA().pass('A').does('F', { type: 'hold.to-waiting', who: 'A' })
  expect(circle.state.lastWritten?.by).toBe('A')
  expect(circle.does('F', { type: 'hold.remove', who: 'A' }).state.lastWritten).toBeNull()
})
