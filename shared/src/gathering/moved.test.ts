// A woman who is moved by one who guides is told by whom, and nobody else is. Nobody is told of what she does herself.
import { expect, test } from 'vitest'
import { view } from './view.ts'
import { openCircle, roundAtA } from '../../testing/circle.ts'

const you = (circle: ReturnType<typeof roundAtA>, who: string) => {
  const seen = view(circle.state, who)
  return 'you' in seen ? seen.you : null
}

test('a woman who is moved to listening is told by whom, until she shares again (A5)', () => {
  const circle = roundAtA().does('F', { type: 'hold.to-listening', who: 'A' })
  expect(you(circle, 'A')).toMatchObject({ attendance: 'listening', movedBy: 'Teresa' })
  expect(you(circle, 'B')).toMatchObject({ movedBy: null })
  circle.does('A', { type: 'attendance.change', to: 'sharing' })
  expect(you(circle, 'A')).toMatchObject({ attendance: 'sharing', movedBy: null })
})

test('a woman who chooses to listen, or who shared just once, was moved by nobody (A5)', () => {
  expect(you(roundAtA().listens('A'), 'A')).toMatchObject({ attendance: 'listening', movedBy: null })
})

test('the name of who moved her stands in no view but her own (A5)', () => {
  const [moved, chose] = [roundAtA().does('F', { type: 'hold.to-listening', who: 'A' }), roundAtA().listens('A')]
  for (const circle of [moved, chose]) expect(JSON.stringify(view(circle.state, 'B'))).not.toMatch(/"movedBy":"/)
})

test('a woman who is sent back to the waiting room is told by whom, until she knocks anew (A5)', () => {
  const circle = roundAtA().does('F', { type: 'hold.to-waiting', who: 'A' })
  expect(view(circle.state, 'A')).toMatchObject({ audience: 'waiting', sentBackBy: 'Teresa' })
})

test('together, the large button says that everyone may speak, and that nobody else is here only when it is so (A5)', () => {
  const step = (circle: ReturnType<typeof roundAtA>) => {
    const seen = view(circle.state, 'F')
    return 'desk' in seen ? seen.desk?.step : null
  }
  expect(step(openCircle().does('F', { type: 'mode.set', mode: 'together' }))).toEqual({ does: 'wait', for: 'voices' })
  expect(step(openCircle({ sharing: '' }).does('F', { type: 'mode.set', mode: 'together' }))).toEqual({
    does: 'wait',
    for: 'company',
  })
})
