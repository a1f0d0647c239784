// The lines of docs/decisions/0005-order-details.md that no row of the table says.
import { describe, expect, test } from 'vitest'
import { rights } from './rights.ts'
import { view } from './view.ts'
import { minutes, offeredA, openCircle, roundAtA, seconds } from '../../testing/circle.ts'

describe('whether a turn counts', () => {
  test('a woman who leaves in her turn has not finished it and is owed a turn when she is back', () => {
    const circle = roundAtA({ sharing: 'AB' })
      .does('A', { type: 'seat.leave' })
      .knocks('A')
      .does('F', { type: 'door.admit', who: 'A' })
    expect([circle.order, circle.take('B').pass('B').piece]).toEqual(['FBA', 'offered A'])
  })
  test('a woman who is lost in her turn is late, and done when she does not answer the late offer', () => {
    const circle = roundAtA({ sharing: 'AB' }).drops('A').passes(seconds(45)).returns('A').take('B').pass('B')
    expect(circle.piece).toBe('offered A')
    expect(circle.passes(seconds(30)).round).toMatchObject({ late: [], over: true })
  })
  test('a woman from whom the piece is taken back twice is late twice: she did nothing to lose it', () => {
    const circle = roundAtA({ sharing: 'A' }).takesBack().pass('F').take('A').takesBack()
    expect(circle.round.late).toEqual(['A'])
    expect(circle.pass('F').piece).toBe('offered A')
  })
  test('a woman who is given the piece again after her turn is never late and never owed', () => {
    const given = roundAtA({ sharing: 'AB' }).pass('A').gives('A')
    expect(given.passes(seconds(30)).round.late).toEqual(['B'])
    const taken = roundAtA({ sharing: 'AB' }).pass('A').gives('A').take('A').takesBack()
    expect(taken.round).toMatchObject({ late: ['B'], done: ['F', 'A'] })
  })
  test('a woman who dropped keeps the round open until she is back or the facilitator closes it', () => {
    const circle = roundAtA({ sharing: 'AB' }).drops('B').pass('A')
    expect([circle.piece, circle.round.over]).toEqual(['centre', false])
    expect(circle.returns('B').goesOn().piece).toBe('offered B')
  })
  test('an outage that drops everybody ends no round', () => {
    const circle = offeredA()
    for (const who of 'ABCF') circle.drops(who)
    for (const who of 'FABC') circle.returns(who)
    expect([circle.piece, circle.round.over]).toEqual(['centre', false])
    expect(circle.goesOn().piece).not.toBe('centre')
  })
})

describe('what the facilitator may do', () => {
  test('a facilitator who steps out of the order ends her turn, and stands first when she steps in', () => {
    const circle = openCircle().begins().does('F', { type: 'order.step-out' })
    expect([circle.piece, circle.order]).toEqual(['offered A', 'ABC'])
    expect(circle.seat('F').attendance).toBe('sharing')
    expect(circle.does('F', { type: 'order.step-in' }).order).toBe('FABC')
  })
  test('taking back while she stands out of the order puts the piece in the centre, where she may be heard', () => {
    const circle = roundAtA().does('F', { type: 'order.step-out' }).takesBack()
    expect([circle.piece, circle.round.late]).toEqual(['centre', ['A']])
    expect(rights(circle.state)['F']).toMatchObject({ maySpeak: true })
  })
  test('the guide who begins a round and stands first holds the piece at once', () => {
    const circle = openCircle({ co: true }).does('F', { type: 'order.move', who: 'K', before: 'F' })
    expect(circle.begins('K').piece).toBe('held K')
  })
  test('after a round the piece may be given; its end opens no new round', () => {
    const circle = roundAtA({ sharing: 'A' }).pass('A').gives('A').take('A').pass('A')
    expect([circle.piece, circle.round.over, circle.round.number]).toEqual(['centre', true, 1])
    expect(openCircle().refused('F', { type: 'piece.give', turn: openCircle().turn, to: 'A' })).toBe('no-round')
  })
  test('no facilitator is sent away or kept apart by another', () => {
    const circle = openCircle({ co: true })
    expect(circle.refused('K', { type: 'hold.to-waiting', who: 'F' })).toBe('facilitator-stays')
    expect(circle.refused('F', { type: 'hold.to-waiting', who: 'K' })).toBe('facilitator-stays')
    expect(circle.refused('F', { type: 'hold.remove', who: 'F' })).toBe('facilitator-stays')
    expect(circle.refused('F', { type: 'door.keep-apart', one: 'A', other: 'K', apart: true })).toBe(
      'facilitator-stays',
    )
    expect(circle.refused('F', { type: 'hold.remove', who: 'K' })).toBe('accepted')
  })
  test('a co-facilitator neither hushes the facilitator nor stops her camera, and lifts neither (C1)', () => {
    const circle = openCircle({ co: true })
    const hush = { type: 'hold.hush', who: 'F', hushed: true } as const
    const stop = { type: 'hold.camera', who: 'F', stopped: true } as const
    expect([circle.refused('K', hush), circle.refused('K', stop)]).toEqual(['facilitators-own', 'facilitators-own'])
    circle.does('K', { type: 'hold.hush-all' }).does('F', hush).does('F', stop)
    expect(circle.refused('K', { ...hush, hushed: false })).toBe('facilitators-own')
    expect(circle.refused('K', { ...stop, stopped: false })).toBe('facilitators-own')
    circle
      .does('F', { ...hush, who: 'K' })
      .does('F', { ...stop, who: 'K' })
      .does('K', { ...hush, who: 'A', hushed: false })
    expect(circle.seat('K')).toMatchObject({ hushed: true, cameraStopped: true })
  })
  test('the mode together has no piece to give or to go on with, and all may speak', () => {
    const circle = openCircle().mode('together')
    expect(circle.refused('F', { type: 'piece.give', turn: circle.turn, to: 'A' })).toBe('wrong-mode')
    expect(circle.refused('F', { type: 'piece.go-on', turn: circle.turn })).toBe('wrong-mode')
    expect(circle.refused('A', { type: 'hand.raise' })).toBe('wrong-mode')
    expect(view(circle.state, 'A')).toMatchObject({ speaking: 'all', you: { maySpeak: true } })
  })
  test('a planned mode begins when the piece is given away, and the offer stands in it', () => {
    const circle = roundAtA().mode('open').gives('C')
    expect([circle.state.mode, circle.piece, circle.round.late]).toEqual(['open', 'offered C', ['A']])
    expect(roundAtA().mode('together').gives('C').piece).toBe('centre')
  })
})

describe('absence', () => {
  test('the fifteen minutes run on in a pause', () => {
    const circle = openCircle()
      .does('F', { type: 'rest.pause' })
      .drops('F')
      .passes(minutes(15) - 1)
    expect(circle.state.phase).toBe('open')
    expect(circle.passes(1).state.phase).toBe('ended')
  })
  test('a facilitator whose seat closed is seated again at her knock, and the circle goes on', () => {
    const circle = roundAtA().drops('F').pass('A').passes(minutes(11)).knocks('F')
    expect([circle.state.rest, circle.order]).toEqual([null, 'FABC'])
    expect(circle.goesOn().piece).toBe('offered B')
  })
  test('the hush of a woman does not show in the list of who may be heard', () => {
    const circle = openCircle().mode('together')
    const before = view(circle.state, 'B')
    expect(view(circle.does('F', { type: 'hold.hush', who: 'A', hushed: true }).state, 'B')).toEqual(before)
    expect(view(circle.state, 'A')).toMatchObject({
      you: { hushed: true, maySpeak: false, mayPublishMicrophone: true },
    })
  })
  test('any drop counts for a woman whose connection was unknown at her knock', () => {
    const circle = openCircle().does('D', { type: 'door.knock', name: 'Dina', attendance: 'sharing' })
    circle.system({ type: 'presence.drop', who: 'D', connection: 'some' })
    expect(circle.state.waiting['D']?.presence.is).toBe('dropped')
  })
})
