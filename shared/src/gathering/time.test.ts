// Outages, clock steps and deadlines: which durations begin again, which run on, and which commands no longer count.
import { describe, expect, test } from 'vitest'
import { due, nextDeadline } from './due.ts'
import { offeredA, openCircle, minutes, roundAtA, seconds, type Circle } from '../../testing/circle.ts'

/** No process lived for so long; then one starts. */
const outage = (circle: Circle, length: number) => {
  const downSince = circle.now
  return circle.stalls(length).system({ type: 'gathering.resume', downSince })
}

describe('after an outage of every process', () => {
  test('an offer that fell due gets its 30 s once more', () => {
    const circle = outage(offeredA().passes(seconds(20)), minutes(3))
    expect([circle.passes(seconds(29)).piece, circle.passes(seconds(1)).piece]).toEqual(['offered A', 'offered B'])
  })
  test('a kept turn that fell due gets its 45 s once more', () => {
    const circle = outage(roundAtA().drops('A').passes(seconds(40)), minutes(3))
    expect([circle.passes(seconds(44)).piece, circle.passes(seconds(1)).piece]).toEqual(['held A', 'offered B'])
  })
  test('the minute until the circle rests without a facilitator begins once more', () => {
    const circle = outage(openCircle().drops('F').passes(seconds(50)), minutes(3))
    expect(circle.passes(seconds(59)).state.rest).toBeNull()
    expect(circle.passes(seconds(1)).state.rest?.kind).toBe('facilitator-away')
  })
  test('nothing ends and no seat closes because nobody could come back meanwhile', () => {
    const circle = outage(openCircle().drops('A').drops('F').passes(minutes(1)), minutes(60))
    expect(due({ ...circle.state, bowl: null }, circle.now)).toEqual([])
    expect(circle.passes(minutes(9)).returns('F').returns('A').order).toBe('FABC')
  })
  test('a place at the door that fell due stands two minutes more', () => {
    const circle = outage(openCircle().knocks('D').drops('D'), minutes(30)).passes(minutes(2) - 1)
    expect(circle.state.waitingOrder).toEqual(['D'])
    expect(circle.passes(1).state.waitingOrder).toEqual([])
  })
  test('soft time and a silent minute ran on', () => {
    const circle = roundAtA()
    const { softUntil } = circle.held
    const down = circle.now
    expect(circle.stalls(minutes(5)).refusedSystem({ type: 'gathering.resume', downSince: down })).toBe('already-so')
    expect(circle.held.softUntil).toBe(softUntil)
    const silent = offeredA().silence('A').stalls(minutes(2))
    expect(silent.passes(0).piece).toBe('offered B')
  })
  test('a deadline that was not due keeps its instant, and a resting circle rests on', () => {
    const circle = offeredA()
    const { piece } = circle.state
    expect(
      circle.stalls(seconds(5)).refusedSystem({ type: 'gathering.resume', downSince: circle.now - seconds(5) }),
    ).toBe('already-so')
    expect(circle.state.piece).toEqual(piece)
    const resting = offeredA().does('F', { type: 'rest.pause' }).stalls(minutes(5))
    expect(resting.refusedSystem({ type: 'gathering.resume', downSince: resting.now - minutes(5) })).toBe('already-so')
  })
})

describe('clock and timers', () => {
  test('a clock step moves every open deadline by as much', () => {
    const circle = offeredA().drops('B').knocks('D').drops('D')
    const before = due(circle.state, circle.now + minutes(30)).map(({ command }) => command.type)
    const next = nextDeadline(circle.state) ?? 0
    circle.system({ type: 'clock.step', by: -seconds(7) })
    expect(nextDeadline(circle.state)).toBe(next - seconds(7))
    expect(due(circle.state, circle.now + minutes(30)).map(({ command }) => command.type)).toEqual(before)
  })
  test('a timer that was right before the rest does nothing after it', () => {
    const circle = offeredA().passes(seconds(29)).does('F', { type: 'rest.pause' }).passes(minutes(1))
    const { turn } = circle
    expect(circle.refusedSystem({ type: 'offer.lapse', turn })).toBe('resting')
    circle.does('F', { type: 'rest.over' })
    expect(circle.refusedSystem({ type: 'offer.lapse', turn })).toBe('turn-moved-on')
    expect(circle.passes(seconds(1)).piece).toBe('offered B')
  })
  test('a silence ends at its named end, a pause only by a facilitator', () => {
    expect(openCircle().does('F', { type: 'rest.silence' }).passes(minutes(2)).state.rest).toBeNull()
    expect(openCircle().does('F', { type: 'rest.pause' }).passes(minutes(60)).state.rest?.kind).toBe('paused')
  })
  test('the drop of an old connection does nothing, and the newest connection is the living one', () => {
    const circle = openCircle().system({ type: 'presence.return', who: 'A', connection: 'new' })
    expect(circle.refusedSystem({ type: 'presence.drop', who: 'A', connection: 'A-1' })).toBe('already-so')
    expect(circle.refusedSystem({ type: 'presence.return', who: 'A', connection: 'new' })).toBe('already-so')
    circle.system({ type: 'presence.drop', who: 'A', connection: 'new' })
    expect(circle.seat('A').presence.is).toBe('dropped')
    expect(
      circle.returns('A').stalls(minutes(11)).refusedSystem({ type: 'seat.close', who: 'A', connection: 'new' }),
    ).toBe('already-so')
  })
  test('a return is counted after a drop, and not when one connection only takes over from another', () => {
    const circle = roundAtA().system({ type: 'presence.return', who: 'A', connection: 'another' })
    expect(circle.does('F', { type: 'piece.minute', turn: circle.turn }).seat('A').returns).toBe(0)
    expect(circle.drops('A').returns('A').drops('A').seat('A').returns).toBe(1)
    expect(circle.returns('A').seat('A').returns).toBe(2)
  })
  test('every deadline has an id that any process derives alike', () => {
    const circle = roundAtA().drops('A').drops('F').knocks('D').drops('D')
    const list = due(circle.state, circle.now + minutes(60))
    expect(due(JSON.parse(JSON.stringify(circle.state)), circle.now + minutes(60))).toEqual(list)
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    expect(list.map(({ id }) => id)).toContain(`hold-lapsed:${circle.turn}`)
  })
})
