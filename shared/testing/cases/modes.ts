// Cases: hands, open talk, teaching, changing the way of speaking.
import { expect } from 'vitest'
import { offeredA, openCircle, roundAtA, seconds } from '../circle.ts'

const open = (people = {}) => openCircle(people).mode('open')
const raise = { type: 'hand.raise' } as const

export const modeCases = {
  'hand-sharing-only': () => {
    const circle = open({ listening: 'L' })
    expect(circle.refused('L', raise)).toBe('not-sharing')
    expect(circle.does('B', raise).state.hands.map((hand) => hand.who)).toEqual(['B'])
    expect(circle.refused('B', raise)).toBe('already-so')
    expect(open().gives('A').refused('A', raise)).toBe('already-so')
    expect(
      circle
        .mode('teaching')
        .does('A', raise)
        .state.hands.map((hand) => hand.who),
    ).toEqual(['B', 'A'])
  },
  'hand-kept': () => {
    const circle = open().does('B', raise).drops('B')
    expect(circle.state.hands).toHaveLength(1)
    expect(circle.returns('B').state.hands).toHaveLength(1)
  },
  'hand-gone': () => {
    const circle = open().does('A', raise).does('B', raise).does('C', raise).gives('A').take('A')
    expect(circle.state.hands.map((hand) => hand.who)).toEqual(['B', 'C'])
    circle.does('B', { type: 'seat.leave' }).listens('C')
    expect(circle.state.hands).toEqual([])
  },
  'hand-not-in-round': () => {
    expect(roundAtA().refused('B', raise)).toBe('no-hands-in-round')
    expect(open().does('B', raise).mode('round').state.hands).toEqual([])
  },
  'open-passed-on': () => {
    const circle = open().gives('A').take('A').does('C', raise).does('B', raise).pass('A')
    expect(circle.piece).toBe('offered C')
    expect(circle.take('C').pass('C').piece).toBe('offered B')
  },
  'open-silent-last': () => {
    const circle = open().gives('A').take('A').does('C', raise).does('B', raise).pass('A').passes(seconds(30))
    expect(circle.piece).toBe('offered B')
    expect(circle.state.hands.map((hand) => hand.who)).toEqual(['B', 'C'])
    expect(circle.take('B').pass('B').piece).toBe('offered C')
  },
  'open-silent-lowered': () => {
    const circle = open().gives('A').take('A').does('C', raise).pass('A').passes(seconds(30))
    expect(circle.piece).toBe('offered C')
    circle.passes(seconds(30))
    expect([circle.piece, circle.state.hands.length]).toEqual(['centre', 0])
  },
  'open-no-hands': () => {
    expect(open().gives('A').take('A').pass('A').piece).toBe('centre')
  },
  'open-lost': () => {
    const circle = open().gives('A').take('A').does('B', raise).drops('A').passes(seconds(45))
    expect(circle.piece).toBe('centre')
  },
  'hand-offered': () => {
    expect(open().does('B', raise).gives('B').piece).toBe('offered B')
    expect(open().does('B', raise).goesOn().piece).toBe('offered B')
    const teaching = openCircle().mode('teaching').does('B', raise).gives('B')
    expect(teaching.piece).toBe('offered B')
    expect(teaching.take('B').does('C', raise).pass('B').piece).toBe('centre')
  },
  'mode-after-share': () => {
    const circle = roundAtA().mode('open')
    expect([circle.state.mode, circle.state.modeNext, circle.piece]).toEqual(['round', 'open', 'held A'])
    circle.pass('A')
    expect([circle.state.mode, circle.state.modeNext, circle.piece]).toEqual(['open', null, 'centre'])
    const undone = roundAtA().mode('open').mode('round')
    expect(undone.pass('A').piece).toBe('offered B')
  },
  'mode-now': () => {
    const circle = roundAtA().mode('open', true)
    expect([circle.state.mode, circle.piece]).toEqual(['open', 'centre'])
    expect(circle.round.late).toEqual(['A'])
  },
  'mode-round-returns': () => {
    const circle = roundAtA().mode('open', true).gives('B').take('B').pass('B').mode('round')
    expect(circle.round).toMatchObject({ done: ['F'], late: ['A'], over: false })
    expect([circle.piece, circle.goesOn().piece]).toEqual(['centre', 'offered B'])
  },
  'offered-mode': () => {
    const circle = offeredA().mode('open')
    expect([circle.piece, circle.state.mode]).toEqual(['centre', 'open'])
    expect(circle.round).toMatchObject({ done: ['F'], late: [] })
    const hands = open().does('B', raise).gives('B').mode('teaching')
    expect(hands.state.hands.map((hand) => hand.who)).toEqual(['B'])
  },
}
