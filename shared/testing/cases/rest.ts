// Cases: resting together, and the absence of whoever guides.
import { expect } from 'vitest'
import { rights } from '../../src/gathering/rights.ts'
import { view } from '../../src/gathering/view.ts'
import type { PersonCommand } from '../../src/gathering/commands.ts'
import { minutes, offeredA, openCircle, roundAtA, seconds, type Circle } from '../circle.ts'

const pause = { type: 'rest.pause' } as const
const resting = (circle: Circle) => circle.does('F', pause)

export const restCases = {
  'held-pause': () => {
    const circle = resting(roundAtA())
    expect(circle.piece).toBe('held A')
    expect(rights(circle.state)['A']).toMatchObject({
      mayPublishMicrophone: false,
      maySpeak: false,
      mayPublishCamera: true,
    })
  },
  'held-silence': () => {
    const circle = roundAtA().does('F', { type: 'rest.silence', minutes: 3 })
    expect(rights(circle.state)['A']).toMatchObject({ mayPublishMicrophone: false, maySpeak: false })
    expect(view(circle.state, 'B')).toMatchObject({
      rest: { kind: 'silence', until: circle.now + minutes(3) },
      speaking: 'nobody',
    })
    circle.passes(minutes(3))
    expect([circle.state.rest, circle.piece]).toEqual([null, 'held A'])
  },
  'held-rest-over': () => {
    const circle = roundAtA().passes(seconds(50))
    const left = circle.held.softUntil - circle.now
    resting(circle).passes(minutes(7)).does('F', { type: 'rest.over' })
    expect([circle.piece, circle.held.softUntil - circle.now]).toEqual(['held A', left])
    const offered = resting(offeredA().passes(seconds(20)))
      .passes(minutes(2))
      .does('F', { type: 'rest.over' })
    expect([offered.passes(seconds(9)).piece, offered.passes(seconds(1)).piece]).toEqual(['offered A', 'offered B'])
    const silent = resting(offeredA().silence('A').passes(seconds(20)))
      .passes(minutes(2))
      .does('F', { type: 'rest.over' })
    expect([silent.passes(seconds(39)).piece, silent.passes(seconds(1)).piece]).toEqual(['silent A', 'offered B'])
    expect(circle.refused('F', { type: 'rest.over' })).toBe('not-resting')
  },
  'rest-refuses-take': () => {
    const circle = resting(offeredA())
    expect(circle.refused('A', { type: 'piece.take', turn: circle.turn })).toBe('resting')
    expect(circle.refused('A', { type: 'piece.silence', turn: circle.turn })).toBe('resting')
  },
  'rest-refuses-pass': () => {
    const circle = resting(roundAtA())
    expect(circle.refused('A', { type: 'piece.pass', turn: circle.turn })).toBe('resting')
    expect(resting(offeredA()).refused('A', { type: 'piece.ahead', round: 1, ahead: true })).toBe('resting')
  },
  'rest-refuses-give': () => {
    const circle = resting(roundAtA())
    expect(circle.refused('F', { type: 'piece.give', turn: circle.turn, to: 'B' })).toBe('resting')
  },
  'rest-refuses-begin': () => {
    expect(resting(openCircle()).refused('F', { type: 'round.begin', prompt: '' })).toBe('resting')
  },
  'rest-leave': () => {
    expect(resting(offeredA()).does('A', { type: 'seat.leave' }).piece).toBe('offered B')
  },
  'rest-drop': () => {
    const circle = resting(offeredA()).drops('A')
    expect([circle.piece, circle.seat('A').presence.is]).toEqual(['offered B', 'dropped'])
  },
  'rest-return': () => {
    expect(resting(openCircle()).drops('A').returns('A').seat('A').presence.is).toBe('here')
  },
  'rest-attendance': () => {
    expect(resting(openCircle()).listens('A').order).toBe('FBC')
  },
  'rest-hand': () => {
    expect(resting(openCircle().mode('open')).does('A', { type: 'hand.raise' }).state.hands).toHaveLength(1)
  },
  'rest-ahead': () => {
    expect(resting(roundAtA()).ahead('B').seat('B').passingAhead).toBe(true)
  },
  'rest-notes': () => {
    const circle = roundAtA().holdsNotes('n1', 'n2').does('F', { type: 'rest.pause' })
    circle.announces('now').draws().does('F', { type: 'note.set-aside', id: 'n1' }).lays('n1').draws()
    expect([circle.piece, circle.state.rest?.kind, circle.bowl.toLay?.id]).toEqual(['held A', 'paused', 'n1'])
    expect(
      openCircle().holdsNotes('n1').does('F', { type: 'rest.silence' }).announces('now').draws().lays('n1').piece,
    ).toBe('note n1')
  },
  'rest-kept': () => {
    const circle = resting(roundAtA().drops('A').passes(seconds(40)))
      .passes(minutes(5))
      .does('F', { type: 'rest.over' })
    expect([circle.passes(seconds(4)).piece, circle.passes(seconds(1)).piece]).toEqual(['held A', 'offered B'])
    const dropped = resting(roundAtA())
      .passes(minutes(1))
      .drops('A')
      .passes(minutes(5))
      .does('F', { type: 'rest.over' })
    expect([dropped.passes(seconds(44)).piece, dropped.passes(seconds(1)).piece]).toEqual(['held A', 'offered B'])
  },
  'pause-asked': () => {
    const circle = roundAtA({ listening: 'L' })
    const before = view(circle.state, 'B')
    circle.does('L', { type: 'rest.ask' }).does('A', { type: 'rest.ask' })
    expect(view(circle.state, 'F')).toMatchObject({ desk: { pauseAsked: ['L', 'A'] } })
    expect(view(circle.state, 'B')).toEqual(before)
    circle.does('F', { type: 'rest.heard', who: 'L' })
    expect(circle.state.pauseAsked).toEqual(['A'])
    expect(resting(circle).state.pauseAsked).toEqual([])
  },
  'away-finish': () => {
    const circle = roundAtA().drops('F').pass('A')
    expect([circle.piece, circle.round.done]).toEqual(['centre', ['F', 'A']])
    expect(offeredA().does('F', { type: 'seat.leave' }).take('A').pass('A').piece).toBe('centre')
    expect(offeredA().drops('F').passes(seconds(30)).piece).toBe('centre')
    // She who holds is never cut off: the rest waits for her.
    const speaks = roundAtA().drops('F').passes(minutes(3))
    expect([speaks.piece, speaks.state.rest]).toEqual(['held A', null])
    expect(speaks.pass('A').passes(0).state.rest?.kind).toBe('facilitator-away')
  },
  'away-admit': () => {
    const circle = openCircle().knocks('D').drops('F')
    expect(circle.refused('F', { type: 'door.admit', who: 'D' })).toBe('dropped')
    const left = openCircle().knocks('D').does('F', { type: 'seat.leave' })
    expect(left.refused('F', { type: 'door.admit', who: 'D' })).toBe('nobody-to-admit')
    expect(left.refused('A', { type: 'door.admit', who: 'D' })).toBe('facilitator-only')
    // Let in while she was offline, she comes back to a room that nobody guides: she waits until somebody does.
    const letIn = openCircle()
      .knocks('D')
      .drops('D')
      .does('F', { type: 'door.admit', who: 'D' })
      .drops('F')
      .returns('D')
    expect(letIn.state.seats['D']).toBeUndefined()
    expect(letIn.passes(minutes(3)).returns('F').seat('D').presence.is).toBe('here')
  },
  'away-holder': () => {
    const circle = openCircle().begins().drops('F').passes(seconds(44))
    expect(circle.piece).toBe('held F')
    circle.passes(seconds(1))
    expect(circle.piece).toBe('centre')
    expect(circle.round.late).toEqual(['F'])
  },
  'away-rest': () => {
    const circle = openCircle().drops('F').passes(seconds(59))
    expect(circle.state.rest).toBeNull()
    expect(circle.passes(seconds(1)).state.rest?.kind).toBe('facilitator-away')
    expect(openCircle().does('F', { type: 'seat.leave' }).passes(seconds(60)).state.rest?.kind).toBe('facilitator-away')
  },
  'away-return': () => {
    const circle = roundAtA().drops('F').pass('A').passes(minutes(4))
    expect(circle.state.rest?.kind).toBe('facilitator-away')
    circle.returns('F')
    expect([circle.state.rest, circle.piece, circle.goesOn().piece]).toEqual([null, 'centre', 'offered B'])
  },
  'away-end': () => {
    const circle = openCircle()
      .drops('F')
      .passes(minutes(15) - 1)
    expect(circle.state.phase).toBe('open')
    expect(circle.passes(1).state.phase).toBe('ended')
    expect(resting(openCircle()).drops('F').passes(minutes(15)).state.phase).toBe('ended')
  },
  'co-facilitator-there': () => {
    const circle = openCircle({ co: true }).begins().pass('F').drops('F').take('K').pass('K')
    expect([circle.piece, circle.state.awaySince]).toEqual(['offered A', null])
    expect(circle.passes(minutes(5)).state.rest).toBeNull()
  },
  'co-facilitator-acts': () => {
    const circle = openCircle({ co: true })
      .drops('F')
      .knocks('D')
      .does('K', { type: 'door.admit', who: 'D' })
      .begins('K')
    expect(circle.piece).toBe('held K')
    const acts: PersonCommand[] = [
      { type: 'piece.skip', turn: circle.turn },
      { type: 'rest.pause' },
      { type: 'hold.hush-all' },
      { type: 'hold.remove', who: 'A' },
      { type: 'order.move', who: 'B', before: 'F' },
      { type: 'mode.set', mode: 'open' },
      { type: 'gathering.end' },
    ]
    for (const act of acts) expect(circle.refused('K', act), act.type).toBe('accepted')
    for (const act of acts) expect(circle.refused('B', act), act.type).toBe('facilitator-only')
    expect(circle.refused('K', { type: 'hold.remove', who: 'F' })).toBe('facilitator-stays')
    expect(circle.refused('K', { type: 'hold.hush', who: 'F', hushed: true })).toBe('facilitators-own')
  },
  'empty-end': () => {
    const circle = openCircle({ sharing: 'A' })
      .drops('A')
      .drops('F')
      .passes(minutes(15) - 1)
    expect(circle.state.phase).toBe('open')
    expect(circle.passes(1).state.phase).toBe('ended')
    const stays = openCircle({ sharing: 'A' }).drops('A').drops('F').passes(minutes(9)).returns('F').passes(minutes(20))
    expect(stays.state.phase).toBe('open')
  },
}
