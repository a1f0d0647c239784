// Cases: beginning a round, and what the holder and the facilitator do with the piece in it.
import { expect } from 'vitest'
import { due } from '../../src/gathering/due.ts'
import { rights } from '../../src/gathering/rights.ts'
import { view } from '../../src/gathering/view.ts'
import { minutes, offeredA, openCircle, roundAtA, seconds, wroteAtA } from '../circle.ts'

export const roundCases = {
  'nothing-begun': () => {
    const circle = openCircle({ listening: 'L' })
    expect(circle.piece).toBe('centre')
    const heard = Object.entries(rights(circle.state)).filter(
      ([, right]) => right.mayPublishMicrophone || right.maySpeak,
    )
    expect(heard.map(([who]) => who)).toEqual(['F'])
  },
  'begin-facilitator-first': () => {
    expect(openCircle().begins().piece).toBe('held F')
  },
  'begin-other-first': () => {
    const circle = openCircle().does('F', { type: 'order.move', who: 'B', before: 'F' })
    expect(circle.begins().piece).toBe('offered B')
    expect(openCircle({ co: true }).begins('K').piece).toBe('held F')
  },
  'begin-nobody': () => {
    const circle = openCircle({ sharing: '' }).does('F', { type: 'order.step-out' })
    expect(circle.refused('F', { type: 'round.begin', prompt: '' })).toBe('nobody-to-offer')
  },
  'begin-running': () => {
    const circle = roundAtA()
    expect(circle.refused('F', { type: 'round.begin', prompt: '' })).toBe('round-running')
    circle.mode('open', true)
    expect(circle.refused('F', { type: 'round.begin', prompt: '' })).toBe('round-running')
  },
  'begin-anew': () => {
    const circle = roundAtA().does('F', { type: 'round.begin', prompt: 'Again', anew: true })
    expect(circle.piece).toBe('held F')
    expect(circle.round).toMatchObject({ number: 2, done: [], late: [], over: false })
  },
  'held-passes': () => {
    const circle = roundAtA().pass('A')
    expect(circle.piece).toBe('offered B')
    expect(circle.round.done).toEqual(['F', 'A'])
    expect(rights(circle.state)).toMatchObject({
      A: { maySpeak: false, mayPublishMicrophone: false },
      B: { maySpeak: false, mayPublishMicrophone: true },
    })
  },
  'held-passes-nobody-owed': () => {
    const circle = roundAtA({ sharing: 'A' }).pass('A')
    expect([circle.piece, circle.round.over]).toEqual(['centre', true])
    expect(circle.deadline).toBeNull()
    const alone = openCircle({ sharing: '' }).begins().pass('F')
    expect([alone.piece, alone.round.over]).toEqual(['centre', true])
  },
  'held-drops': () => {
    const circle = roundAtA()
    const { turn } = circle
    circle.passes(seconds(30)).drops('A').passes(seconds(44))
    expect([circle.piece, circle.turn]).toEqual(['held A', turn])
    expect(circle.held.keptUntil).toBe(circle.now + seconds(1))
  },
  'held-back': () => {
    const circle = roundAtA()
    const { turn } = circle
    const left = circle.passes(seconds(30)).held.softUntil - circle.now
    circle.drops('A').passes(seconds(40)).returns('A')
    expect([circle.piece, circle.turn]).toEqual(['held A', turn])
    expect(circle.held.softUntil - circle.now).toBe(left)
    expect(circle.held.keptUntil).toBeNull()
  },
  'held-lost': () => {
    const circle = roundAtA().drops('A').passes(seconds(45))
    expect(circle.piece).toBe('offered B')
    expect(circle.round).toMatchObject({ done: ['F'], late: ['A'] })
    circle.returns('A').take('B').pass('B').take('C').pass('C')
    expect(circle.piece).toBe('offered A')
  },
  'held-leaves': () => {
    const circle = roundAtA().does('A', { type: 'seat.leave' })
    expect([circle.piece, circle.order]).toEqual(['offered B', 'FBC'])
    expect(circle.round).toMatchObject({ done: ['F'], late: [] })
  },
  'held-removed': () => {
    const circle = roundAtA().does('F', { type: 'hold.remove', who: 'A' })
    expect([circle.piece, circle.order]).toEqual(['offered B', 'FBC'])
    expect(circle.round.late).toEqual([])
  },
  'held-listens': () => {
    const circle = roundAtA().listens('A')
    expect([circle.piece, circle.order, circle.round.late.length]).toEqual(['offered B', 'FBC', 0])
    const moved = roundAtA().does('F', { type: 'hold.to-listening', who: 'A' })
    expect([moved.piece, moved.order]).toEqual(['offered B', 'FBC'])
  },
  'held-sent-back': () => {
    const circle = roundAtA().does('F', { type: 'hold.to-waiting', who: 'A' })
    expect([circle.piece, circle.order, circle.round.late.length]).toEqual(['offered B', 'FBC', 0])
    expect(view(circle.state, 'A')).toMatchObject({ audience: 'waiting', standing: 'waiting' })
  },
  'held-soft-over': () => {
    const circle = roundAtA()
    const before = { ...circle.state, bowl: null, seq: 0 }
    circle.passes(minutes(20))
    expect(due({ ...circle.state, bowl: null }, circle.now)).toEqual([])
    expect({ ...circle.state, bowl: null, seq: 0 }).toEqual(before)
  },
  'held-minute': () => {
    const circle = roundAtA()
    const { softUntil } = circle.held
    circle.does('A', { type: 'piece.minute', turn: circle.turn })
    expect(circle.held.softUntil).toBe(softUntil + seconds(60))
    circle.passes(minutes(10)).does('F', { type: 'piece.minute', turn: circle.turn })
    expect(circle.held.softUntil).toBe(circle.now + seconds(60))
    expect(circle.refused('B', { type: 'piece.minute', turn: circle.turn })).toBe('not-your-turn')
  },
  'held-writes': () => {
    const circle = roundAtA()
    const write = (text: string) => ({ type: 'piece.write', turn: circle.turn, text }) as const
    expect(circle.refused('A', write('a'.repeat(801)))).toBe('text-too-long')
    expect(circle.refused('A', write(' \u202e '))).toBe('text-empty')
    expect(circle.refused('B', write('mine'))).toBe('not-your-turn')
    const { turn } = circle
    circle.does('A', write('Three words.\n'.repeat(2)))
    expect([circle.piece, circle.turn]).toEqual(['held A', turn])
    circle.does('A', write('And more.'))
    expect(view(circle.state, 'C')).toMatchObject({
      piece: { written: ['Three words.\nThree words.', 'And more.'] },
      lastWritten: null,
    })
  },
  'held-writes-full': () => {
    const circle = roundAtA()
    const write = (text: string) => ({ type: 'piece.write', turn: circle.turn, text }) as const
    for (const text of ['One.', 'Two.', 'Three.']) circle.does('A', write(text))
    expect(circle.refused('A', write('Four.'))).toBe('already-written')
    expect(circle.held.written).toEqual(['One.', 'Two.', 'Three.'])
  },
  'written-stays': () => {
    const circle = wroteAtA().pass('A')
    const words = { lastWritten: { by: 'A', name: 'Ana', texts: ['I left the key.', 'It was light.'] } }
    expect(circle.piece).toBe('offered B')
    for (const who of ['F', 'A', 'B', 'C']) expect(view(circle.state, who), who).toMatchObject(words)
    circle.passes(seconds(30))
    expect(view(circle.state, 'B')).toMatchObject(words)
    expect(view(wroteAtA().leaves('A').state, 'B')).toMatchObject(words)
    expect(view(wroteAtA().drops('A').passes(seconds(45)).state, 'B')).toMatchObject(words)
  },
  'written-goes': () => {
    expect(view(wroteAtA().pass('A').take('B').state, 'C')).toMatchObject({ lastWritten: null })
    const silent = wroteAtA().pass('A').silence('B')
    silent.does('B', { type: 'piece.speak', turn: silent.turn })
    expect(view(silent.state, 'C')).toMatchObject({ lastWritten: null })
    const back = wroteAtA().takesBack()
    back.does('F', { type: 'piece.write', turn: back.turn, text: 'Thank you.' })
    expect(view(back.state, 'C')).toMatchObject({ lastWritten: null, piece: { written: ['Thank you.'] } })
  },
  'written-waits': () => {
    const stays = { lastWritten: { by: 'A' } }
    expect(view(wroteAtA().pass('A').silence('B').state, 'C')).toMatchObject(stays)
    expect(view(wroteAtA().takesBack().state, 'C')).toMatchObject(stays)
  },
  'written-removed': () => {
    expect(view(wroteAtA().removes('A').state, 'B')).toMatchObject({ lastWritten: null })
    expect(view(wroteAtA().pass('A').removes('A').state, 'B')).toMatchObject({ lastWritten: null })
    expect(view(wroteAtA().pass('A').removes('C').state, 'B')).toMatchObject({ lastWritten: { by: 'A' } })
    // From the door, where she waits once more.
    const waits = wroteAtA().pass('A').does('A', { type: 'seat.leave' }).knocks('A')
    expect(view(waits.removes('A').state, 'B')).toMatchObject({ lastWritten: null })
  },
  'silent-over': () => {
    const circle = offeredA().silence('A').passes(seconds(59))
    expect(circle.piece).toBe('silent A')
    circle.passes(seconds(1))
    expect(circle.piece).toBe('offered B')
    expect(circle.round.done).toContain('A')
  },
  'silent-passes': () => {
    const circle = offeredA().silence('A').pass('A')
    expect(circle.piece).toBe('offered B')
    expect(circle.round.finished).toContain('A')
  },
  'silent-speaks': () => {
    const circle = offeredA().silence('A').passes(seconds(20))
    circle.does('A', { type: 'piece.speak', turn: circle.turn })
    expect(circle.piece).toBe('held A')
    expect(circle.held.softUntil).toBe(circle.now + circle.state.turnLength)
    expect(circle.passes(minutes(5)).piece).toBe('held A')
  },
  'silent-drops': () => {
    const circle = offeredA().silence('A').passes(seconds(10)).drops('A').passes(seconds(49))
    expect(circle.piece).toBe('silent A')
    circle.passes(seconds(1))
    expect(circle.piece).toBe('offered B')
    expect(circle.round).toMatchObject({ done: ['F', 'A'], late: [] })
  },
  'held-skip': () => {
    const circle = roundAtA()
    const { turn } = circle
    circle.skips()
    expect(circle.piece).toBe('offered B')
    expect(circle.round.done).toContain('A')
    // A double press names the same turn, so it does not skip two women.
    expect(circle.refused('F', { type: 'piece.skip', turn })).toBe('turn-moved-on')
  },
  'held-take-back': () => {
    const circle = openCircle().does('F', { type: 'order.move', who: 'F', before: null }).begins().take('A').takesBack()
    expect(circle.piece).toBe('held F')
    expect(circle.round).toMatchObject({ done: [], late: ['A'] })
    circle.pass('F')
    expect(circle.piece).toBe('offered B')
    circle.take('B').pass('B').take('C').pass('C')
    expect(circle.piece).toBe('offered F')
    expect(circle.take('F').pass('F').piece).toBe('offered A')
  },
  'held-give': () => {
    const circle = roundAtA().gives('C')
    expect(circle.piece).toBe('offered C')
    expect(circle.round.late).toEqual(['A'])
    expect(circle.take('C').pass('C').piece).toBe('offered B')
  },
  'given-silent': () => {
    const circle = roundAtA().gives('C').passes(seconds(30))
    expect(circle.piece).toBe('centre')
    expect(circle.round).toMatchObject({ late: ['A', 'C'], cursor: 'A' })
    expect(circle.goesOn().piece).toBe('offered B')
  },
  'centre-go-on': () => {
    expect(roundAtA().gives('C').passes(seconds(30)).goesOn().piece).toBe('offered B')
    const back = roundAtA().mode('open', true).mode('round')
    expect(back.piece).toBe('centre')
    expect(back.goesOn().piece).toBe('offered B')
    const away = roundAtA().drops('F').pass('A').returns('F')
    expect(away.piece).toBe('centre')
    expect(away.goesOn().piece).toBe('offered B')
  },
  'centre-close': () => {
    const circle = roundAtA({ sharing: 'AB' }).pass('A').drops('B')
    expect([circle.piece, circle.round.over]).toEqual(['centre', false])
    expect(view(circle.state, 'F')).toMatchObject({ desk: { step: { does: 'close-round' } } })
    circle.goesOn()
    expect([circle.piece, circle.round.over]).toEqual(['centre', true])
  },
  'centre-stays': () => {
    const circle = roundAtA().gives('C').passes(seconds(30)).passes(minutes(60))
    expect([circle.piece, circle.round.over]).toEqual(['centre', false])
  },
}
