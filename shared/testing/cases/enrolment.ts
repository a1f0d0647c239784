// Cases: her enrolment in the circle changes while a gathering is under way.
import { expect } from 'vitest'
import { rights } from '../../src/gathering/rights.ts'
import { view } from '../../src/gathering/view.ts'
import { Circle, minutes, openCircle, roundAtA } from '../circle.ts'

const guiding = { role: 'co-facilitator', guidesMark: null } as const
const member = { role: 'member', guidesMark: null } as const

export const enrolmentCases = {
  'belongs-no-longer': () => {
    const { seat, door } = { seat: roundAtA(), door: openCircle().knocks('D') }
    const { channelKey } = seat.bowl
    seat.system({ type: 'enrolment.change', who: 'A', enrolment: null })
    expect([seat.piece, seat.order, seat.bowl.channelKey === channelKey]).toEqual(['offered B', 'FBC', false])
    expect(view(seat.state, 'A')).toMatchObject({ audience: 'stranger', standing: 'removed' })
    expect(rights(seat.state)['A']).toBeUndefined()
    door.system({ type: 'enrolment.change', who: 'D', enrolment: null })
    const absent = openCircle().system({ type: 'enrolment.change', who: 'D', enrolment: null })
    for (const circle of [door, absent]) {
      expect(circle.state.waitingOrder).toEqual([])
      expect(circle.refused('D', { type: 'door.knock', name: 'Dina', attendance: 'sharing' })).toBe('removed')
      expect(circle.refusedSystem({ type: 'enrolment.change', who: 'D', enrolment: null })).toBe('already-so')
    }
    // Before the opening, at rest, and of her who guides as well: then as when the last who guides has gone.
    expect(
      new Circle().knocks('D').system({ type: 'enrolment.change', who: 'D', enrolment: null }).state.waitingOrder,
    ).toEqual([])
    const guide = openCircle()
      .does('F', { type: 'rest.pause' })
      .system({ type: 'enrolment.change', who: 'F', enrolment: null })
    expect([guide.order, guide.state.awaySince]).toEqual(['ABC', guide.now])
  },
  'role-guides': () => {
    const circle = roundAtA({ listening: 'L' }).system({ type: 'enrolment.change', who: 'B', enrolment: guiding })
    expect(view(circle.state, 'B')).toMatchObject({
      audience: 'facilitator',
      you: { role: 'co-facilitator', maySpeak: true },
    })
    expect([circle.piece, circle.order]).toEqual(['held A', 'FABC'])
    const { mediaId } = circle.seat('L')
    circle.system({ type: 'enrolment.change', who: 'L', enrolment: guiding })
    expect([circle.seat('L').attendance, circle.order, circle.seat('L').mediaId === mediaId]).toEqual([
      'sharing',
      'FABCL',
      false,
    ])
    // "Share just once" is no way back to listening for one who guides.
    const once = openCircle({ listening: 'L' })
      .shares('L', true)
      .system({ type: 'enrolment.change', who: 'L', enrolment: guiding })
    expect(once.seat('L').once).toBe(false)
    // Nobody guided: she does now.
    const alone = openCircle()
      .drops('F')
      .passes(minutes(2))
      .system({ type: 'enrolment.change', who: 'A', enrolment: guiding })
    expect([alone.state.rest, alone.state.awaySince]).toEqual([null, null])
    expect(circle.refusedSystem({ type: 'enrolment.change', who: 'B', enrolment: guiding })).toBe('already-so')
    // At the door: she is let in with her new role, and the facilitator does it.
    const waits = openCircle({ co: true })
      .knocks('D', 'listening')
      .system({ type: 'enrolment.change', who: 'D', enrolment: guiding })
    expect(waits.refused('K', { type: 'door.admit', who: 'D' })).toBe('lead-only')
    expect(waits.does('F', { type: 'door.admit', who: 'D' }).seat('D')).toMatchObject({
      role: 'co-facilitator',
      attendance: 'sharing',
    })
    const not = openCircle({ co: true }).knocks('D')
    expect(not.refusedSystem({ type: 'enrolment.change', who: 'D', enrolment: member })).toBe('already-so')
    expect(not.refusedSystem({ type: 'enrolment.change', who: '__proto__', enrolment: member })).toBe('not-here')
  },
  'mark-at-door': () => {
    const circle = openCircle()
    circle.guidesMarks = { D: 'her yellow scarf' }
    circle.knocks('D')
    expect(view(circle.state, 'F')).toMatchObject({
      desk: { waiting: [{ id: 'D', name: 'Dina', mark: 'her yellow scarf' }] },
    })
    for (const who of ['A', 'D', 'E']) expect(JSON.stringify(view(circle.state, who))).not.toContain('scarf')
    circle.system({ type: 'enrolment.change', who: 'D', enrolment: { role: 'member', guidesMark: 'on Sundays' } })
    expect(view(circle.state, 'F')).toMatchObject({ desk: { waiting: [{ mark: 'on Sundays' }] } })
    circle.does('F', { type: 'door.admit', who: 'D' })
    for (const who of ['F', 'A', 'D']) expect(JSON.stringify(view(circle.state, who))).not.toContain('Sundays')
    // Sent back she is at the door again, and known there as before.
    circle.does('F', { type: 'hold.to-waiting', who: 'D' })
    expect(view(circle.state, 'F')).toMatchObject({ desk: { waiting: [{ mark: 'on Sundays' }] } })
    circle.system({ type: 'enrolment.change', who: 'D', enrolment: member })
    expect(view(circle.state, 'F')).toMatchObject({ desk: { waiting: [{ mark: null }] } })
    expect(circle.refusedSystem({ type: 'enrolment.change', who: 'D', enrolment: member })).toBe('already-so')
  },
  'role-member': () => {
    const circle = openCircle({ co: true })
      .begins()
      .pass('F')
      .pass('K')
      .take('A')
      .system({ type: 'enrolment.change', who: 'K', enrolment: member })
    expect(view(circle.state, 'K')).toMatchObject({
      audience: 'sharing',
      desk: null,
      you: { role: 'member', maySpeak: false, mayPublishMicrophone: false },
    })
    expect(circle.refused('K', { type: 'hold.remove', who: 'A' })).toBe('facilitator-only')
    expect(circle.order).toBe('FKABC')
    const out = openCircle({ co: true })
      .does('K', { type: 'order.step-out' })
      .system({ type: 'enrolment.change', who: 'K', enrolment: member })
    expect(out.order).toBe('FABCK')
    // Before the opening only those who guide are inside: she waits like everybody.
    const early = new Circle().knocks('K').system({ type: 'enrolment.change', who: 'K', enrolment: member })
    expect(view(early.state, 'K')).toMatchObject({ audience: 'waiting', name: 'Ruth' })
    // She was the last who guided: as when the last who guides has gone.
    const last = openCircle({ co: true }).drops('F').system({ type: 'enrolment.change', who: 'K', enrolment: member })
    expect(last.state.awaySince).toBe(last.now)
  },
}
