// Cases: an offer, being ready, passing ahead, coming into a round.
import { expect } from 'vitest'
import { nextOf } from '../../src/gathering/order.ts'
import { rights } from '../../src/gathering/rights.ts'
import { view } from '../../src/gathering/view.ts'
import { offeredA, openCircle, roundAtA, seconds } from '../circle.ts'

export const offerCases = {
  'offered-skip': () => {
    const circle = offeredA().skips()
    expect(circle.piece).toBe('offered B')
    expect(circle.round.late).toEqual(['A'])
  },
  'offered-take-back': () => {
    const circle = offeredA().takesBack()
    expect(circle.piece).toBe('centre')
    expect(circle.round).toMatchObject({ done: ['F'], late: [] })
    circle.goesOn().take('B').pass('B').take('C').pass('C')
    expect(circle.piece).toBe('offered A')
  },
  'offered-give': () => {
    const circle = offeredA().gives('C')
    expect(circle.piece).toBe('offered C')
    expect(circle.round.late).toEqual(['A'])
  },
  'offered-takes': () => {
    const circle = offeredA().take('A')
    expect(circle.piece).toBe('held A')
    expect(circle.held.softUntil).toBe(circle.now + circle.state.turnLength)
    expect(offeredA().refused('B', { type: 'piece.take', turn: circle.turn })).toBe('offer-moved-on')
    const other = offeredA()
    expect(other.refused('B', { type: 'piece.take', turn: other.turn })).toBe('not-your-turn')
  },
  'offered-silence': () => {
    const circle = offeredA().silence('A')
    expect(circle.piece).toBe('silent A')
    expect(circle.held.silentUntil).toBe(circle.now + seconds(60))
  },
  'offered-passes': () => {
    const circle = offeredA().pass('A')
    expect(circle.piece).toBe('offered B')
    expect(circle.round).toMatchObject({ done: ['F', 'A'], finished: ['F'], late: [] })
  },
  'offered-ahead': () => {
    const circle = offeredA().ahead('A')
    expect(circle.piece).toBe('offered B')
    expect(circle.round.done).toEqual(['F', 'A'])
  },
  'offered-lapses': () => {
    const circle = offeredA().passes(seconds(29))
    expect(circle.piece).toBe('offered A')
    circle.passes(seconds(1))
    expect(circle.piece).toBe('offered B')
    expect(circle.round).toMatchObject({ done: ['F'], late: ['A'] })
  },
  'offered-drops': () => {
    const circle = offeredA().drops('A')
    expect(circle.piece).toBe('offered B')
    expect(circle.round.late).toEqual(['A'])
  },
  'offered-twice': () => {
    const circle = offeredA({ sharing: 'AB' }).passes(seconds(30)).take('B').pass('B')
    expect(circle.piece).toBe('offered A')
    circle.passes(seconds(30))
    expect(circle.piece).toBe('centre')
    expect(circle.round).toMatchObject({ done: ['F', 'B', 'A'], late: [], over: true })
  },
  'offered-leaves': () => {
    const circle = offeredA().does('A', { type: 'seat.leave' })
    expect([circle.piece, circle.order]).toEqual(['offered B', 'FBC'])
  },
  'offered-listens': () => {
    expect(offeredA().listens('A').piece).toBe('offered B')
    expect(offeredA().does('F', { type: 'hold.to-listening', who: 'A' }).piece).toBe('offered B')
  },
  'offered-removed': () => {
    expect(offeredA().does('F', { type: 'hold.remove', who: 'A' }).piece).toBe('offered B')
    expect(offeredA().does('F', { type: 'hold.to-waiting', who: 'A' }).piece).toBe('offered B')
  },
  'offered-order-moved': () => {
    const circle = offeredA().does('F', { type: 'order.move', who: 'C', before: 'B' })
    expect([circle.piece, circle.order]).toEqual(['offered A', 'FACB'])
    expect(circle.take('A').pass('A').piece).toBe('offered C')
  },
  'take-in-time': () => {
    expect(offeredA().stalls(seconds(90)).take('A').piece).toBe('held A')
  },
  'take-too-late': () => {
    const circle = offeredA()
    const { turn } = circle
    circle.passes(seconds(30))
    expect(circle.refused('A', { type: 'piece.take', turn })).toBe('offer-moved-on')
    expect(circle.refused('A', { type: 'piece.silence', turn })).toBe('offer-moved-on')
  },
  'ready-withdrawn': () => {
    const circle = roundAtA().ready('B')
    expect(rights(circle.state)['B']).toMatchObject({ mayPublishMicrophone: true, maySpeak: false })
    circle.does('F', { type: 'order.move', who: 'C', before: 'B' })
    expect(rights(circle.state)['B']).toMatchObject({ mayPublishMicrophone: false })
    expect(view(circle.state, 'B')).toMatchObject({ next: 'C', you: { ready: false } })
    circle.does('F', { type: 'order.move', who: 'B', before: 'C' })
    expect(nextOf(circle.state)).toBe('B')
    expect(rights(circle.state)['B']).toMatchObject({ mayPublishMicrophone: false })
  },
  'ready-ends': () => {
    const circle = roundAtA().ready('B')
    const { turn } = circle
    circle.skips()
    expect(circle.seat('B').ready).toBeNull()
    expect(circle.refused('C', { type: 'piece.ready', turn, ready: true })).toBe('turn-moved-on')
    expect(circle.refused('F', { type: 'piece.ready', turn: circle.turn, ready: true })).toBe('not-next')
    // Said while the piece was on offer, it holds on when it is taken: she is still next.
    const offered = offeredA().ready('B').take('A')
    expect(rights(offered.state)['B']).toMatchObject({ mayPublishMicrophone: true })
  },
  'ahead-reached': () => {
    const circle = roundAtA().ahead('B').pass('A')
    expect(circle.piece).toBe('offered C')
    expect(circle.round.done).toEqual(['F', 'A', 'B'])
    expect(circle.refused('B', { type: 'piece.ahead', round: 1, ahead: false })).toBe('turn-moved-on')
  },
  'ahead-undone': () => {
    expect(roundAtA().ahead('B').ahead('B', false).pass('A').piece).toBe('offered B')
    expect(roundAtA().refused('B', { type: 'piece.ahead', round: 2, ahead: true })).toBe('no-round')
  },
  'ahead-ends': () => {
    const circle = roundAtA({ sharing: 'AB' }).ahead('B').pass('A')
    expect(circle.round.over).toBe(true)
    expect(circle.seat('B').passingAhead).toBe(false)
    expect(circle.begins().pass('F').take('A').pass('A').piece).toBe('offered B')
  },
  'ahead-all': () => {
    const circle = roundAtA().ahead('B').ahead('C').pass('A')
    expect([circle.piece, circle.round.over]).toEqual(['centre', true])
    expect(circle.round.done).toEqual(['F', 'A', 'B', 'C'])
  },
  'joins-admitted': () => {
    const circle = roundAtA({ sharing: 'AB' }).knocks('D').does('F', { type: 'door.admit', who: 'D' })
    expect(circle.order).toBe('FABD')
    expect(circle.pass('A').take('B').pass('B').piece).toBe('offered D')
  },
  'joins-sharing': () => {
    const circle = roundAtA({ sharing: 'AB', listening: 'L' }).shares('L')
    expect(circle.order).toBe('FABL')
    expect(circle.pass('A').take('B').pass('B').piece).toBe('offered L')
    // She who only passed has not had a turn: coming back to share, she is owed one.
    const passed = offeredA({ sharing: 'AB' }).pass('A').listens('A').shares('A')
    expect(passed.take('B').pass('B').piece).toBe('offered A')
  },
  'joins-finished': () => {
    const circle = roundAtA({ sharing: 'AB' }).pass('A').listens('A').shares('A')
    expect(circle.order).toBe('FBA')
    circle.take('B').pass('B')
    expect(circle.round.over).toBe(true)
  },
  once: () => {
    const circle = roundAtA({ sharing: 'AB', listening: 'L' }).shares('L', true)
    expect(circle.order).toBe('FABL')
    const { mediaId } = circle.seat('L')
    circle.pass('A').take('B').pass('B').take('L').pass('L')
    expect(circle.seat('L')).toMatchObject({ attendance: 'listening', once: false })
    expect(circle.seat('L').mediaId).not.toBe(mediaId)
    expect([circle.order, circle.round.over]).toEqual(['FAB', true])
    const passes = roundAtA({ sharing: 'A', listening: 'L' }).shares('L', true).pass('A').pass('L')
    expect(passes.seat('L').attendance).toBe('listening')
    const late = roundAtA({ sharing: 'A', listening: 'L' }).shares('L', true).pass('A').passes(seconds(30))
    expect(late.piece).toBe('offered L')
    expect(openCircle({ listening: 'L' }).shares('L', true).shares('L').seat('L').once).toBe(false)
  },
}
