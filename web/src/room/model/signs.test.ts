/* The one word under each seat. */
import { expect, test } from 'vitest'
import { sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import { commandOf, microphoneOn } from '../tray/acts.ts'
import { ringOf } from './people.ts'
import { signOf } from './signs.ts'

const words = (hash: string) => {
  const view = sampleView(readHash(hash))
  return Object.fromEntries(
    ringOf(view)
      .map((seat) => [seat.name, signOf(view, seat).word])
      .filter(([, word]) => word !== null),
  )
}

test.each([
  ['#state=others', { Teresa: 'guiding', Marisol: 'has it', Ines: 'next', Noor: 'then' }],
  ['#state=offered', { Teresa: 'guiding', Noor: 'offered', Hannah: 'next', Wren: 'then' }],
  ['#state=kept', { Teresa: 'guiding', Marisol: 'kept', Ines: 'next', Noor: 'then' }],
  ['#state=away', { Teresa: 'away', Marisol: 'has it', Ines: 'next', Noor: 'then' }],
  ['#state=passed', { Teresa: 'guiding', Ines: 'has it', Noor: 'passing', Hannah: 'next', Wren: 'then' }],
  ['#state=open', { Teresa: 'guiding', Wren: 'has it', Priya: 'first', Noor: 'second', Marisol: 'third' }],
  ['#state=silence', { Teresa: 'guiding' }],
  ['#state=between', { Teresa: 'guiding' }],
])('the seats of %s carry these words', (hash, expected) => {
  expect(words(hash)).toEqual(expected)
})

test('the next woman is shown as ready to herself and to those who guide, and to nobody else', () => {
  const mine = sampleView(readHash('#state=ready'))
  expect(
    ringOf(mine)
      .filter((seat) => signOf(mine, seat).mark === 'ok')
      .map((s) => s.name),
  ).toEqual(['Noor'])
  const other = sampleView(readHash('#state=others'))
  expect(ringOf(other).some((seat) => signOf(other, seat).mark === 'ok')).toBe(false)
  const desk = sampleView(readHash('#state=others&role=facilitator'))
  expect(
    ringOf(desk)
      .filter((seat) => signOf(desk, seat).mark === 'ok')
      .map((s) => s.name),
  ).toEqual(['Noor'])
})

test('a facilitator who stepped out of the order still has a seat, after the others', () => {
  const view = sampleView(readHash('#state=others'))
  const ring = ringOf({ ...view, order: view.order.slice(1) })
  expect(ring).toHaveLength(8)
  expect(ring.at(-1)?.name).toBe('Teresa')
})

test('every act about the piece names the turn, and only taking it or speaking opens her microphone', () => {
  const view = sampleView(readHash('#state=offered'))
  for (const act of [
    'take',
    'pass',
    'silence',
    'pass-on',
    'speak',
    'ready',
    'unready',
    'minute',
    'skip',
    'take-back',
  ] as const) {
    expect(commandOf(act, view)).toMatchObject({ turn: 40 })
  }
  expect(commandOf('ahead', view)).toEqual({ type: 'piece.ahead', round: 1, ahead: true })
  expect(commandOf('ahead', { ...view, round: null })).toBeNull()
  expect(microphoneOn('take')).toBe('open')
  expect(microphoneOn('speak')).toBe('open')
  expect(microphoneOn('ready')).toBe('prepare')
  expect(microphoneOn('silence')).toBe('close')
  expect(microphoneOn('minute')).toBeNull()
})
