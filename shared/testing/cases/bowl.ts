// Cases: the moments, the channel key, the ticks, the cloth and the credentials of the bowl.
import { expect } from 'vitest'
import { takesNotes } from '../../src/gathering/bowl.ts'
import { view } from '../../src/gathering/view.ts'
import { Circle, minutes, offeredA, openCircle, roundAtA, seconds } from '../circle.ts'

const level = (circle: Circle) => circle.bowl.level
const deskBowl = (circle: Circle) => {
  const shown = view(circle.state, 'F')
  return 'desk' in shown ? shown.desk?.bowl : null
}
const shown = (circle: Circle, who: string) => {
  const seen = view(circle.state, who)
  return 'bowl' in seen ? seen.bowl : null
}
/** Five members who hold credentials; the tick of their coming is over, and one more. */
const ready = (): Circle => {
  const circle = openCircle({ sharing: 'ABCD', listening: 'L' })
  for (const who of 'FABCDL') circle.takesCredential(who)
  return circle.passes(minutes(1))
}

export const bowlCases = {
  'bowl-shut': () => {
    expect(openCircle().holdsNotes('n1').refused('F', { type: 'note.draw' })).toBe('bowl-shut')
    const circle = openCircle().holdsNotes('n1').announces('now').does('F', { type: 'bowl.close' })
    expect(circle.refused('F', { type: 'note.draw' })).toBe('bowl-shut')
    const two = openCircle({ sharing: 'A', kind: 'one-to-one' })
    expect([two.state.bowl, two.refused('F', { type: 'bowl.announce', when: 'now' })]).toEqual([null, 'bowl-shut'])
  },
  'bowl-empty': () => {
    expect(openCircle().announces('now').refused('F', { type: 'note.draw' })).toBe('bowl-empty')
  },
  'bowl-now': () => {
    expect(openCircle().announces('after-turn').bowl.moment).toBe('open')
    expect(openCircle().announces('after-round').bowl.moment).toBe('open')
    expect(roundAtA({ sharing: 'A' }).pass('A').announces('after-round').bowl.moment).toBe('open')
    expect(roundAtA().announces('now').bowl.moment).toBe('open')
    expect(openCircle().mode('together').announces('after-turn').bowl.moment).toBe('open')
    expect(roundAtA().announces('now').refused('F', { type: 'bowl.announce', when: 'after-turn' })).toBe('already-so')
  },
  'bowl-after-turn': () => {
    const circle = roundAtA().announces('after-turn')
    expect(view(circle.state, 'C')).toMatchObject({ bowl: { moment: 'after-turn' }, next: 'B' })
    expect([circle.pass('A').piece, circle.bowl.moment, circle.round.done]).toEqual(['centre', 'open', ['F', 'A']])
    expect(circle.goesOn().piece).toBe('offered B')
    expect([
      offeredA().announces('after-turn').passes(seconds(30)).piece,
      roundAtA().announces('after-turn').takesBack().piece,
    ]).toEqual(['centre', 'centre'])
    const lost = roundAtA().announces('after-turn').drops('A').passes(seconds(45))
    expect([lost.piece, lost.bowl.moment]).toEqual(['centre', 'open'])
  },
  'bowl-after-round': () => {
    const circle = roundAtA({ sharing: 'AB' }).announces('after-round').pass('A').take('B')
    expect(circle.bowl.moment).toBe('after-round')
    expect([circle.pass('B').bowl.moment, circle.piece]).toEqual(['open', 'centre'])
    const closed = roundAtA({ sharing: 'AB' }).announces('after-round').pass('A').drops('B').goesOn()
    expect([closed.round.over, closed.bowl.moment]).toEqual([true, 'open'])
  },
  'bowl-waits': () => {
    expect(offeredA().announces('after-turn').take('A').bowl.moment).toBe('after-turn')
    expect(roundAtA().announces('after-turn').gives('C').bowl.moment).toBe('after-turn')
    expect(roundAtA().announces('after-round').mode('open', true).bowl.moment).toBe('after-round')
    const anew = roundAtA().announces('after-round').does('F', { type: 'round.begin', prompt: '', anew: true })
    expect(anew.bowl.moment).toBe('after-round')
    expect(roundAtA().announces('after-turn').announces('after-round').bowl.moment).toBe('after-round')
    expect(roundAtA().announces('after-turn').does('F', { type: 'bowl.close' }).bowl.moment).toBe('none')
    expect(roundAtA().refused('F', { type: 'bowl.close' })).toBe('already-so')
  },
  'bowl-level': () => {
    const circle = roundAtA().holdsNotes('n1', 'n2')
    expect(level(circle.passes(minutes(5)))).toBe('empty')
    expect(level(circle.pass('A'))).toBe('few')
    circle.holdsNotes('n1', 'n2', 'n3', 'n4').take('B')
    expect(level(circle)).toBe('few')
    expect(deskBowl(circle.announces('now'))).toMatchObject({ level: 'many' })
    expect(level(circle.draws())).toBe('many')
    expect(level(circle.pass('B'))).toBe('few')
    expect(JSON.stringify(view(circle.state, 'B'))).not.toContain('"level"')
  },
  'bowl-channel-key': () => {
    const changes: ((circle: Circle) => Circle)[] = [
      (circle) => circle.does('A', { type: 'seat.leave' }),
      (circle) => circle.does('F', { type: 'hold.remove', who: 'A' }),
      (circle) => circle.does('F', { type: 'hold.to-waiting', who: 'A' }),
      (circle) => circle.drops('A').passes(minutes(10)),
    ]
    for (const change of changes) {
      const circle = openCircle()
      const { channelKey } = circle.bowl
      change(circle)
      expect(circle.bowl.channelKey).not.toBe(channelKey)
      expect([
        shown(circle, 'B')?.channelKey,
        JSON.stringify(view(circle.state, 'A')).includes(circle.bowl.channelKey),
      ]).toEqual([circle.bowl.channelKey, false])
    }
  },
  'bowl-channel-key-kept': () => {
    const circle = roundAtA()
    const { channelKey } = circle.bowl
    circle.drops('B').returns('B').listens('C').pass('A').knocks('D').does('F', { type: 'door.admit-all' })
    expect(circle.passes(minutes(2)).bowl.channelKey).toBe(channelKey)
  },
  'bowl-tick': () => {
    const circle = openCircle()
    expect([circle.bowl.tick, circle.bowl.tickAt]).toEqual([0, circle.now + seconds(30)])
    expect([circle.passes(seconds(29)).bowl.tick, circle.passes(seconds(1)).bowl.tick]).toEqual([0, 1])
    const { marks } = circle.bowl
    expect(circle.passes(seconds(30)).bowl.marks).not.toEqual(marks)
    // In a rest, and while nobody guides.
    expect(circle.does('F', { type: 'rest.pause' }).drops('F').passes(minutes(1)).bowl.tick).toBe(4)
    // After an outage one tick, not all that were missed.
    const late = openCircle().stalls(minutes(5)).passes(0)
    expect([late.bowl.tick, late.bowl.tickAt]).toEqual([1, late.now + seconds(30)])
  },
  'bowl-tick-stale': () => {
    const circle = openCircle().passes(seconds(45))
    for (const tick of [1, 2, 3]) expect(circle.refusedSystem({ type: 'bowl.tick', tick })).toBe('already-so')
    expect(new Circle().knocks('F').refusedSystem({ type: 'bowl.tick', tick: 1 })).toBe('already-so')
  },
  'bowl-put-off': () => {
    const circle = ready()
    expect([takesNotes(circle.state), circle.bowl.deferredTicks]).toEqual([true, 0])
    circle.drops('D').returns('D').listens('D').shares('D')
    expect(takesNotes(circle.state), 'who drops has not gone').toBe(true)
    for (let ticks = 1; ticks <= 4; ticks++) {
      circle.knocks(`guest${ticks}`).does('F', { type: 'door.admit-all' })
      expect(takesNotes(circle.state), `tick ${ticks}`).toBe(false)
      circle.passes(seconds(30))
      expect([circle.bowl.deferredTicks, circle.bowl.membershipChanged]).toEqual([ticks, false])
    }
    circle.does('D', { type: 'seat.leave' })
    expect(takesNotes(circle.state), 'not put off for ever').toBe(true)
    expect(circle.passes(seconds(30)).bowl.deferredTicks).toBe(0)
  },
  'bowl-below-threshold': () => {
    const circle = openCircle({ sharing: 'ABC', listening: 'L', co: true })
    for (const who of 'FKABC') circle.takesCredential(who)
    expect([shown(circle.passes(seconds(30)), 'A'), takesNotes(circle.state)]).toMatchObject([
      { belowThreshold: true, threshold: 4 },
      false,
    ])
    expect(circle.bowl.deferredTicks, 'nobody could write, so no tick was deferred').toBe(0)
    circle.takesCredential('L')
    expect([shown(circle, 'A'), takesNotes(circle.state)]).toMatchObject([{ belowThreshold: false }, true])
    expect([shown(circle.drops('B'), 'A'), takesNotes(circle.state)]).toMatchObject([{ belowThreshold: true }, false])
    expect(new Circle({ bowlThreshold: 1 }).state.bowlThreshold).toBe(3)
    expect(new Circle({ bowlThreshold: 9 }).state.bowlThreshold).toBe(9)
  },
  'cloth-next-tick': () => {
    const circle = openCircle().holdsNotes('n1').announces('now').draws().does('F', { type: 'cloth.open', open: true })
    circle.does('F', { type: 'note.to-cloth', id: 'n1' })
    expect([circle.bowl.inHand, shown(circle, 'A')]).toMatchObject([null, { cloth: [], clothOpen: true }])
    expect(shown(circle.passes(seconds(30)), 'A')).toMatchObject({ cloth: [{ id: 'n1', text: 'Words of n1.' }] })
    expect(circle.refused('F', { type: 'note.to-cloth', id: 'n1' })).toBe('already-so')
  },
  'cloth-shut': () => {
    const circle = openCircle().holdsNotes('n1').announces('now').draws()
    expect(circle.refused('F', { type: 'note.to-cloth', id: 'n1' })).toBe('cloth-shut')
    expect(circle.refused('F', { type: 'cloth.open', open: false })).toBe('already-so')
  },
  'cloth-folded': () => {
    const circle = openCircle().holdsNotes('n1').announces('now').draws().does('F', { type: 'cloth.open', open: true })
    circle.does('F', { type: 'note.to-cloth', id: 'n1' }).does('F', { type: 'cloth.open', open: false })
    expect([circle.passes(minutes(1)).bowl.cloth, circle.bowl.aside.map(({ id }) => id)]).toEqual([[], ['n1']])
  },
  'credential-taken': () => {
    const circle = openCircle({ listening: 'L' }).takesCredential('L', 'e1')
    expect(circle.bowl.slots['L']).toEqual({ elements: ['e1'], period: 0, took: 1 })
    expect(circle.does('L', { type: 'seat.leave' }).bowl.slots['L']?.elements).toEqual(['e1'])
    expect(circle.refusedSystem({ type: 'credential.take', who: 'L', element: 'e2' })).toBe('not-admitted')
    expect(circle.refusedSystem({ type: 'credential.take', who: '__proto__', element: 'e2' })).toBe('not-admitted')
    expect(new Circle().knocks('F').refusedSystem({ type: 'credential.take', who: 'F', element: 'e' })).toBe('not-open')
  },
  'credential-again': () => {
    const circle = openCircle().takesCredential('A', 'e1')
    const { state } = circle
    expect(circle.takesCredential('A', 'e1').state).toBe(state)
  },
  'credential-later': () => {
    const circle = openCircle()
    for (const element of ['e1', 'e2', 'e3']) circle.takesCredential('A', element)
    const before = [deskBowl(circle), shown(circle, 'B')]
    expect(circle.refusedSystem({ type: 'credential.take', who: 'A', element: 'e4' })).toBe('credential-later')
    expect(circle.takesCredential('B', 'e5').bowl.slots['B']?.took).toBe(1)
    // Nobody is told, those who guide as little as the others.
    expect([deskBowl(circle), shown(circle, 'B')]).toEqual(before)
  },
  'credential-period': () => {
    const circle = openCircle({ sharing: 'ABC' })
    for (const element of ['e1', 'e2', 'e3']) circle.takesCredential('A', element)
    circle.passes(minutes(20) - seconds(1))
    expect([circle.bowl.tick, circle.refusedSystem({ type: 'credential.take', who: 'A', element: 'e4' })]).toEqual([
      39,
      'credential-later',
    ])
    circle.passes(seconds(1)).takesCredential('A', 'e4').takesCredential('B', 'e5')
    expect([circle.bowl.tick, circle.bowl.slots]).toMatchObject([
      40,
      {
        A: { elements: ['e1', 'e2', 'e3', 'e4'], period: 1, took: 1 },
        B: { elements: ['e5'], period: 1, took: 1 },
      },
    ])
  },
  doubt: () => {
    const circle = openCircle().takesCredential('A', 'e1')
    const before = { ...view(circle.state, 'B'), seq: 0 }
    circle.does('A', { type: 'bowl.doubt' })
    expect([deskBowl(circle), { ...view(circle.state, 'B'), seq: 0 }]).toMatchObject([{ doubts: ['A'] }, before])
    expect(circle.refused('A', { type: 'bowl.doubt' })).toBe('already-so')
    expect(circle.takesCredential('A', 'e2').bowl.doubts).toEqual([])
    expect(circle.does('A', { type: 'bowl.doubt' }).does('A', { type: 'seat.leave' }).bowl.doubts).toEqual([])
  },
}
