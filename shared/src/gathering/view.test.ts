// What each audience sees: these fields and no others, in few bytes, with the one next step of the desk.
import { describe, expect, test } from 'vitest'
import { byteLength } from './text.ts'
import { audienceOf, view } from './view.ts'
import type { View } from './view.types.ts'
import { Circle, offeredA, openCircle, roundAtA, seconds, start } from '../../testing/circle.ts'
import { maxViewBytes } from '../../testing/secrets.ts'

const bytes = (seen: View): number => byteLength(JSON.stringify(seen))
const step = (circle: Circle, who = 'F') => {
  const seen = view(circle.state, who)
  return 'desk' in seen ? seen.desk?.step : null
}

describe('fields', () => {
  const roomFields = [
    'gathering',
    'phase',
    'mode',
    'modeNext',
    'rest',
    'piece',
    'lastWritten',
    'seats',
    'order',
    'round',
    'next',
    'afterNext',
    'turnLength',
    'hands',
    'heard',
    'speaking',
    'canHear',
    'listening',
    'facilitatorAway',
    'bowl',
    'audience',
    'you',
    'yourPlace',
    'desk',
  ]
  test('those inside see these and no others, and only a facilitator has a desk', () => {
    const circle = openCircle({ listening: 'L', co: true }).begins()
    for (const who of 'FKABL') expect(Object.keys(view(circle.state, who)), who).toEqual(roomFields)
    for (const who of 'ABL') expect(view(circle.state, who), who).toMatchObject({ desk: null })
  })
  test('a woman who waits sees her place, the words at the door and nothing of the room', () => {
    const circle = roundAtA().knocks('D').does('F', { type: 'door.say', text: 'We open at seven.' })
    expect(view(circle.state, 'D')).toEqual({
      audience: 'waiting',
      gathering: { id: 'gathering', kind: 'circle', topic: 'Thresholds', startsAt: start, endsAt: start + 7_200_000 },
      phase: 'open',
      name: 'Dina',
      attendance: 'sharing',
      before: 0,
      doorWords: 'We open at seven.',
      facilitator: 'Teresa',
      standing: 'waiting',
      knockFrom: null,
      sentBackBy: null,
    })
  })
  test('a stranger sees the hour and whether she may knock', () => {
    expect(view(roundAtA().state, null)).toEqual({
      audience: 'stranger',
      gathering: { id: 'gathering', kind: 'circle', topic: 'Thresholds', startsAt: start, endsAt: start + 7_200_000 },
      phase: 'open',
      standing: 'may-knock',
      marks: null,
    })
    for (const who of ['__proto__', 'constructor', 'toString'])
      expect(audienceOf(roundAtA().state, who), who).toBe('stranger')
  })
})

describe('places', () => {
  test('everybody sees who is next and after her, and how many turns it takes until her own', () => {
    const circle = roundAtA({ sharing: 'ABCD', listening: 'L' })
    expect(view(circle.state, 'D')).toMatchObject({ next: 'B', afterNext: 'C', yourPlace: 3 })
    expect(view(circle.state, 'B')).toMatchObject({ yourPlace: 1 })
    for (const who of 'FAL') expect(view(circle.state, who), who).toMatchObject({ yourPlace: null })
  })
  test('her own passing ahead takes her place away, another’s changes nothing', () => {
    const circle = roundAtA({ sharing: 'ABCD' })
    const before = view(circle.state, 'D')
    circle.ahead('C')
    expect(view(circle.state, 'D')).toEqual(before)
    expect(view(circle.state, 'C')).toMatchObject({ yourPlace: null, you: { passingAhead: true } })
  })
  test('a late woman is told that it comes to her once more', () => {
    const circle = offeredA().passes(seconds(30))
    expect(view(circle.state, 'A')).toMatchObject({ you: { late: true, finished: false }, yourPlace: 2 })
  })
  test('a planned way of speaking leaves nobody next', () => {
    expect(view(roundAtA().mode('open').state, 'B')).toMatchObject({ next: null, modeNext: 'open', yourPlace: null })
  })
})

describe('the one next step', () => {
  test('the step before the opening is to open', () => {
    expect(step(new Circle().knocks('F'))).toEqual({ does: 'open' })
  })
  test('the step is to begin the round, with herself or with the woman who stands first', () => {
    expect(step(openCircle())).toEqual({ does: 'begin-round', number: 1, first: 'F', yourself: true })
    expect(step(openCircle({ co: true }), 'K')).toEqual({ does: 'begin-round', number: 1, first: 'F', yourself: false })
  })
  test('the step is to pass on, to take, or to wait for the woman who has the piece', () => {
    const circle = openCircle().begins()
    expect(step(circle)).toEqual({ does: 'pass-on', to: 'A', turn: circle.turn })
    expect(step(circle.pass('F'))).toEqual({ does: 'wait', for: 'offered' })
    expect(step(circle.take('A'))).toEqual({ does: 'wait', for: 'holder' })
    const own = openCircle().does('F', { type: 'order.move', who: 'F', before: 'B' }).begins().pass('A')
    expect(step(own)).toEqual({ does: 'take', turn: own.turn })
  })
  test('the step from the centre is to offer to the next, or to close the round', () => {
    const circle = roundAtA({ sharing: 'AB' }).takesBack().mode('open', true).mode('round')
    expect(step(circle)).toEqual({ does: 'offer', to: 'B', turn: circle.turn })
    const last = roundAtA({ sharing: 'AB' }).pass('A').drops('B')
    expect(step(last)).toEqual({ does: 'close-round', turn: last.turn })
  })
  test('the step with hands is to offer to the first one, or to wait; in a rest it is to end the rest', () => {
    const circle = openCircle().mode('teaching')
    expect(step(circle)).toEqual({ does: 'wait', for: 'hands' })
    circle.does('B', { type: 'hand.raise' })
    expect(step(circle)).toEqual({ does: 'offer', to: 'B', turn: circle.turn })
    expect(step(circle.does('F', { type: 'rest.pause' }))).toEqual({ does: 'end-rest' })
  })
  test('the command of a step does what the step names', () => {
    const circle = roundAtA({ sharing: 'ABC' }).gives('C').passes(seconds(30))
    const named = step(circle)
    expect(named).toMatchObject({ does: 'offer', to: 'B' })
    expect(circle.goesOn().piece).toBe('offered B')
  })
})

test('a view of 25 seats with the longest names and words stays within 16 kB, the facilitator’s too', () => {
  const circle = new Circle().knocks('F').does('F', { type: 'gathering.open' })
  const ids = Array.from({ length: 24 }, (_, place) => `participant-id-of-22-c${place}`)
  for (const [place, who] of ids.entries()) {
    circle.does(who, {
      type: 'door.knock',
      name: `${'漢'.repeat(36)}${String.fromCodePoint(0x4e00 + place)}`,
      attendance: 'sharing',
    })
  }
  circle.does('F', { type: 'door.admit-all' }).does('F', { type: 'hold.hush-all' })
  circle.does('F', { type: 'round.begin', prompt: '語'.repeat(300) })
  circle.does('F', { type: 'piece.write', turn: circle.turn, text: '語'.repeat(800) })
  for (const who of ids.slice(12)) circle.does(who, { type: 'piece.ahead', round: 1, ahead: true })
  for (const who of ['F', ids[0] ?? '']) expect(bytes(view(circle.state, who)), who).toBeLessThanOrEqual(maxViewBytes)
  expect(view(circle.state, 'F')).toMatchObject({ canHear: { names: expect.any(Array) } })
})
