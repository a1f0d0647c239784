// Cases: each sentence about the door. Those about the names given at it are in door-names.ts.
import { expect } from 'vitest'
import { view } from '../../src/gathering/view.ts'
import { Circle, minutes, openCircle, roundAtA, seconds, start } from '../circle.ts'
import { admit, decline, knock } from '../door-commands.ts'

export const doorCases = {
  'door-drop-kept': () => {
    const circle = openCircle()
      .knocks('D')
      .knocks('E')
      .drops('D')
      .passes(minutes(2) - 1)
      .returns('D')
    expect(view(circle.state, 'D')).toMatchObject({ audience: 'waiting', before: 0 })
    expect(view(circle.state, 'E')).toMatchObject({ before: 1 })
    expect(circle.passes(minutes(30)).state.waitingOrder).toEqual(['D', 'E'])
  },
  'door-drop-lost': () => {
    const circle = openCircle().knocks('D').drops('D').passes(minutes(2))
    expect(view(circle.state, 'D')).toMatchObject({ audience: 'stranger', standing: 'may-knock' })
    expect(circle.knocks('D').state.waitingOrder).toEqual(['D'])
  },
  'door-not-now': () => {
    const circle = openCircle().knocks('D').does('F', decline('D', 'not-now'))
    expect(view(circle.state, 'D')).toMatchObject({ standing: 'not-now', knockFrom: circle.now + minutes(2) })
    expect(circle.refused('D', { type: 'door.withdraw' })).toBe('knock-later')
    expect(circle.passes(minutes(2) - 1).refused('D', knock('Dina'))).toBe('knock-later')
    expect(circle.passes(1).refused('D', knock('Dina'))).toBe('accepted')
    // Dropping meanwhile does not shorten it.
    const drops = openCircle().knocks('D').drops('D').passes(minutes(1)).does('F', decline('D', 'not-now'))
    expect(drops.passes(minutes(1)).refused('D', knock('Dina'))).toBe('dropped')
    expect(drops.passes(minutes(1)).refused('D', knock('Dina'))).toBe('accepted')
  },
  'door-not-this-time': () => {
    const circle = openCircle().knocks('D').does('F', decline('D', 'not-this-time')).passes(minutes(5))
    expect(view(circle.state, 'D')).toMatchObject({ audience: 'waiting', standing: 'not-this-time' })
    expect(circle.refused('D', knock('Dina'))).toBe('not-this-time')
    circle.drops('D').passes(minutes(5))
    expect(view(circle.state, 'D')).toMatchObject({ audience: 'stranger', standing: 'not-this-time' })
    expect(circle.refused('D', knock('Dina'))).toBe('not-this-time')
    // The facilitator may change her mind while she is still there.
    const back = openCircle().knocks('D').does('F', decline('D', 'not-this-time')).does('F', admit('D'))
    expect(back.seat('D').name).toBe('Dina')
  },
  'door-admitted-offline': () => {
    const circle = openCircle().knocks('D').drops('D').passes(seconds(100)).does('F', admit('D'))
    expect(circle.state.seats['D']).toBeUndefined()
    expect(
      circle
        .passes(minutes(2) - 1)
        .returns('D')
        .seat('D').presence.is,
    ).toBe('here')
  },
  'door-admitted-offline-lost': () => {
    const circle = openCircle().knocks('D').drops('D').does('F', admit('D')).passes(minutes(2))
    expect(view(circle.state, 'D')).toMatchObject({ standing: 'may-knock' })
  },
  'door-short-drop': () => {
    const circle = openCircle()
    const { mediaId } = circle.seat('A')
    circle
      .drops('A')
      .passes(minutes(10) - 1)
      .returns('A')
    expect(circle.seat('A')).toMatchObject({ mediaId, presence: { is: 'here' } })
    expect(circle.order).toBe('FABC')
  },
  'door-after-leave': () => {
    const circle = openCircle().does('A', { type: 'seat.leave' })
    expect(view(circle.state, 'A')).toMatchObject({ standing: 'left' })
    circle.knocks('A')
    expect(view(circle.state, 'A')).toMatchObject({ audience: 'waiting' })
    expect(view(circle.state, 'F')).toMatchObject({ desk: { waiting: [{ id: 'A', again: true }] } })
  },
  'door-after-closed': () => {
    const circle = openCircle().drops('A').passes(minutes(10))
    expect(circle.refusedSystem({ type: 'presence.return', who: 'A', connection: 'new' })).toBe('not-admitted')
    expect(view(circle.knocks('A').state, 'A')).toMatchObject({ audience: 'waiting' })
  },
  'door-removed': () => {
    const circle = openCircle().does('F', { type: 'hold.remove', who: 'A' })
    expect(view(circle.state, 'A')).toMatchObject({ audience: 'stranger', standing: 'removed' })
    expect(circle.refused('A', knock('Ana'))).toBe('removed')
    expect(circle.refused('A', { type: 'rest.ask' })).toBe('removed')
    expect(circle.refusedSystem({ type: 'presence.return', who: 'A', connection: 'new' })).toBe('not-admitted')
    const waiting = openCircle().knocks('D').does('F', { type: 'hold.remove', who: 'D' })
    expect(waiting.refused('D', knock('Dina'))).toBe('removed')
  },
  'door-before-hour': () => {
    const circle = new Circle().knocks('D').knocks('F')
    expect(view(circle.state, 'D')).toMatchObject({
      phase: 'before',
      gathering: { startsAt: start },
      facilitator: 'Teresa',
    })
    expect(circle.refused('F', admit('D'))).toBe('not-open')
    expect(circle.does('F', { type: 'gathering.open' }).refused('F', admit('D'))).toBe('accepted')
    expect(circle.refused('F', { type: 'gathering.open' })).toBe('already-open')
  },
  'door-nobody-to-admit': () => {
    const circle = openCircle().knocks('D').drops('F')
    expect(view(circle.state, 'D')).toMatchObject({ facilitator: null, gathering: { startsAt: start } })
    expect(view(new Circle().knocks('D').state, 'D')).toMatchObject({ facilitator: null })
  },
  'door-kept-apart': () => {
    const circle = openCircle().knocks('D').does('F', { type: 'door.keep-apart', one: 'A', other: 'D', apart: true })
    const waits = view(circle.state, 'D')
    expect(circle.refused('F', admit('D'))).toBe('kept-apart')
    expect(circle.refused('F', { type: 'door.admit-all' })).toBe('not-here')
    expect(view(circle.does('F', decline('D', 'not-now')).state, 'D')).toEqual({
      ...waits,
      standing: 'not-now',
      knockFrom: circle.now + minutes(2),
    })
    const both = openCircle()
      .knocks('D')
      .knocks('E')
      .does('F', { type: 'door.keep-apart', one: 'E', other: 'D', apart: true })
    expect(both.does('F', { type: 'door.admit-all' }).order).toBe('FABCD')
    expect(both.refused('F', { type: 'door.keep-apart', one: 'E', other: 'F', apart: true })).toBe('facilitator-stays')
  },
  'door-names-heard': () => {
    const circle = roundAtA({ sharing: 'AB', listening: 'LM' }).drops('M')
    for (const who of 'FABLM') {
      expect(view(circle.state, who)).toMatchObject({
        canHear: { count: 5, names: ['Teresa', 'Ana', 'Bea', 'Lien', 'Maja'] },
        listening: 2,
      })
    }
  },
  'door-count-only': () => {
    const circle = new Circle({ namesShown: 'count-only' }).knocks('F')
    expect(view(circle.state, 'F')).toMatchObject({ canHear: { count: 1, names: null } })
  },
  'door-guide': () => {
    const circle = openCircle({ sharing: 'AB', co: true })
    expect(circle.order).toBe('FKAB')
    expect(circle.does('F', { type: 'seat.leave' }).knocks('F', 'listening').order).toBe('FKAB')
    expect(circle.seat('F').attendance).toBe('sharing')
  },
  'door-guide-waits': () => {
    const circle = openCircle({ sharing: 'A' })
    circle.newcomers.add('K')
    circle.knocks('K', 'listening')
    expect(view(circle.state, 'K')).toMatchObject({
      audience: 'waiting',
      attendance: 'sharing',
      facilitator: 'Teresa',
      standing: 'waiting',
    })
    expect(view(circle.state, 'F')).toMatchObject({ desk: { waiting: [{ id: 'K', role: 'co-facilitator' }] } })
    for (const act of [
      { type: 'door.admit-all' },
      { type: 'rest.pause' },
      { type: 'hold.remove', who: 'A' },
    ] as const) {
      expect(circle.refused('K', act), act.type).toBe('not-admitted')
    }
    // She was let in once: the next time she comes in by herself.
    circle.newcomers.delete('K')
    expect(circle.does('K', knock('Ruth')).seat('K').role).toBe('co-facilitator')
    // Dropped, the facilitator still has her seat: nobody comes in behind her back.
    const away = openCircle({ sharing: 'A' }).drops('F')
    away.newcomers.add('K')
    expect(view(away.knocks('K').state, 'K')).toMatchObject({ audience: 'waiting', facilitator: null })
    // Before anybody is here there is nobody to wait for.
    const first = new Circle()
    first.newcomers.add('F').add('K')
    expect(first.knocks('K').seat('K').role).toBe('co-facilitator')
    expect(first.knocks('F').seat('F').role).toBe('facilitator')
  },
  'door-guide-let-in': () => {
    const circle = openCircle({ sharing: 'A', co: true }).knocks('D')
    // A second one who guides with her: by the letter of her enrolment, and never seen here.
    const guest = { kind: 'person', who: 'N', role: 'co-facilitator', letInBefore: false } as const
    circle.as(guest, { type: 'door.knock', name: 'Nora', attendance: 'sharing' })
    circle.system({ type: 'presence.return', who: 'N', connection: 'N-1' })
    expect(circle.refused('K', admit('N'))).toBe('lead-only')
    expect(circle.does('K', { type: 'door.admit-all' }).state.waitingOrder).toEqual(['N'])
    expect(circle.refused('F', { type: 'door.admit-all' })).toBe('not-here')
    expect(circle.refused('F', { type: 'door.keep-apart', one: 'A', other: 'N', apart: true })).toBe(
      'facilitator-stays',
    )
    expect(circle.does('F', admit('N')).seat('N')).toMatchObject({ role: 'co-facilitator', attendance: 'sharing' })
    expect(circle.order).toBe('FKADN')
  },
  'door-guide-unwaited': () => {
    const circle = openCircle({ sharing: 'A' })
    circle.newcomers.add('K')
    circle.knocks('K').does('F', { type: 'seat.leave' })
    expect([circle.seat('K').role, circle.state.awaySince]).toEqual(['co-facilitator', null])
    // Not one who was asked to come later, and not one whose line is lost: she when she is back.
    const declined = openCircle({ sharing: 'A' })
    declined.newcomers.add('K')
    declined.knocks('K').does('F', decline('K', 'not-now')).does('F', { type: 'seat.leave' })
    expect(declined.state.seats['K']).toBeUndefined()
    const lost = openCircle({ sharing: 'A' })
    lost.newcomers.add('K')
    lost.knocks('K').drops('K').does('F', { type: 'seat.leave' })
    expect(lost.state.seats['K']).toBeUndefined()
    expect(lost.returns('K').seat('K').role).toBe('co-facilitator')
    const before = new Circle().knocks('F')
    before.newcomers.add('K')
    expect(before.knocks('K').does('F', { type: 'seat.leave' }).seat('K').role).toBe('co-facilitator')
  },
}
