// Cases: dropping, moving, ending, and the sentences below the table.
import { expect } from 'vitest'
import { due, nextDeadline } from '../../src/gathering/due.ts'
import { nextOf } from '../../src/gathering/order.ts'
import { rights } from '../../src/gathering/rights.ts'
import { view } from '../../src/gathering/view.ts'
import { minutes, offeredA, openCircle, roundAtA, seconds } from '../circle.ts'

export const peopleCases = {
  'dropped-ten-minutes': () => {
    const circle = roundAtA()
      .pass('A')
      .drops('A')
      .passes(minutes(10) - 1)
    expect(circle.seat('A').presence.is).toBe('dropped')
    circle.passes(1)
    expect(circle.state.seats['A']).toBeUndefined()
    expect(circle.state.gone['A']).toBe('left')
    expect(circle.order).toBe('FBC')
  },
  'second-device': () => {
    const circle = roundAtA()
    const { turn } = circle
    const { mediaId } = circle.seat('A')
    circle.system({ type: 'presence.move', who: 'A', connection: 'phone' })
    expect([circle.piece, circle.turn]).toEqual(['held A', turn])
    expect(circle.seat('A').mediaId).not.toBe(mediaId)
    // The old device's end of the line comes late and does nothing.
    expect(circle.refusedSystem({ type: 'presence.drop', who: 'A', connection: 'A-1' })).toBe('already-so')
  },
  end: () => {
    const circle = roundAtA().does('B', { type: 'rest.ask' }).does('F', { type: 'gathering.end' })
    expect(nextDeadline(circle.state)).toBeNull()
    expect(due(circle.state, circle.now + minutes(999))).toEqual([])
    expect(rights(circle.state)).toEqual({})
    expect(view(circle.state, 'A')).toMatchObject({ audience: 'stranger', standing: 'ended' })
    expect(circle.refused('A', { type: 'piece.pass', turn: circle.turn })).toBe('ended')
    expect(circle.refusedSystem({ type: 'clock.step', by: 5 })).toBe('ended')
    expect(JSON.stringify(circle.state)).not.toContain('leave behind')
  },
  'dropped-cannot-act': () => {
    const circle = roundAtA().drops('A')
    expect(circle.refused('A', { type: 'piece.pass', turn: circle.turn })).toBe('dropped')
    expect(circle.returns('A').pass('A').piece).toBe('offered B')
  },
  'leave-now': () => {
    const circle = roundAtA().drops('B')
    expect(view(circle.state, 'C')).toMatchObject({
      seats: [{ id: 'F' }, { id: 'A' }, { id: 'B', quiet: true }, { id: 'C' }],
    })
    const closed = view(circle.passes(minutes(10)).state, 'C')
    const left = roundAtA().does('B', { type: 'seat.leave' })
    expect(view(left.state, 'C')).toEqual({ ...closed, bowl: expect.anything() })
  },
  'order-move': () => {
    const circle = openCircle()
    expect(circle.does('F', { type: 'order.move', who: 'C', before: 'A' }).order).toBe('FCAB')
    expect(circle.does('F', { type: 'order.move', who: 'F', before: null }).order).toBe('CABF')
    expect(circle.refused('F', { type: 'order.move', who: 'F', before: null })).toBe('already-so')
    expect(circle.refused('F', { type: 'order.move', who: 'Z', before: null })).toBe('not-in-order')
    expect(circle.refused('F', { type: 'order.move', who: 'A', before: '__proto__' })).toBe('not-in-order')
    expect(circle.refused('A', { type: 'order.move', who: 'A', before: 'C' })).toBe('facilitator-only')
  },
  'next-wraps': () => {
    const circle = roundAtA({ sharing: 'ABCD' }).does('F', { type: 'order.move', who: 'D', before: 'F' })
    circle.pass('A').passes(seconds(30)).take('C').pass('C')
    expect(circle.piece).toBe('offered D')
    expect(circle.take('D').pass('D').piece).toBe('offered B')
    expect(circle.take('B').pass('B').round.over).toBe(true)
  },
  'cursor-gone': () => {
    const circle = roundAtA().does('A', { type: 'seat.leave' })
    expect([circle.round.cursor, circle.piece]).toEqual(['B', 'offered B'])
    const centre = offeredA().takesBack().does('A', { type: 'seat.leave' })
    expect([centre.round.cursor, nextOf(centre.state)]).toEqual(['F', 'B'])
  },
  'stale-turn': () => {
    const circle = roundAtA()
    const old = circle.turn
    circle.pass('A').take('B')
    for (const type of ['piece.pass', 'piece.minute', 'piece.speak'] as const) {
      expect(circle.refused('B', { type, turn: old }), type).toBe('turn-moved-on')
    }
    for (const type of ['piece.skip', 'piece.take-back', 'piece.go-on'] as const) {
      expect(circle.refused('F', { type, turn: old }), type).toBe('turn-moved-on')
    }
    for (const type of ['offer.lapse', 'hold.lapse', 'silence.lapse'] as const) {
      expect(circle.stalls(minutes(9)).refusedSystem({ type, turn: old }), type).toBe('turn-moved-on')
    }
  },
  'listener-never-guides': () => {
    const circle = openCircle({ co: true })
    for (const who of ['F', 'K']) {
      expect(circle.refused(who, { type: 'attendance.change', to: 'listening' })).toBe('facilitator-stays')
      expect(circle.refused('F', { type: 'hold.to-listening', who })).toBe('facilitator-stays')
    }
  },
}
