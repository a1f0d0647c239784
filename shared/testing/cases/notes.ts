// Cases: what becomes of a note that was drawn, and what may happen while it lies in the centre.
import { expect } from 'vitest'
import { nextDeadline } from '../../src/gathering/due.ts'
import { view } from '../../src/gathering/view.ts'
import { minutes, offeredA, openCircle, roundAtA, seconds, type Circle } from '../circle.ts'

const drawn = (circle: Circle): Circle => circle.holdsNotes('n1', 'n2').announces('now').draws()
/** A holds in a round, and n1 lies after her turn. */
const planned = (people?: Parameters<typeof roundAtA>[0]): Circle => drawn(roundAtA(people)).lays('n1')
const lying = (people?: Parameters<typeof roundAtA>[0]): Circle => planned(people).pass('A')
const seen = (circle: Circle, who: string) => view(circle.state, who)
const desk = (circle: Circle, who = 'F') => {
  const shown = view(circle.state, who)
  return 'desk' in shown ? shown.desk : null
}

export const noteCases = {
  'note-drawn': () => {
    const circle = openCircle({ co: true, listening: 'L' }).begins().holdsNotes('n1').announces('now')
    const before = [seen(circle, 'A'), seen(circle, 'L')]
    circle.draws()
    for (const who of 'FK')
      expect(desk(circle, who)?.bowl).toMatchObject({ inHand: { id: 'n1', text: 'Words of n1.' } })
    expect([seen(circle, 'A'), seen(circle, 'L')]).toEqual(before)
    expect(circle.refused('A', { type: 'note.draw' })).toBe('facilitator-only')
  },
  'note-survives': () => {
    const circle = drawn(openCircle()).drops('F').passes(minutes(3)).returns('F')
    expect(desk(circle)?.bowl).toMatchObject({ inHand: { id: 'n1' } })
    const left = drawn(openCircle({ co: true })).does('F', { type: 'seat.leave' })
    expect(desk(left, 'K')?.bowl).toMatchObject({ inHand: { id: 'n1' } })
    expect(left.lays('n1', 'K').piece).toBe('note n1')
  },
  'note-second': () => {
    const circle = drawn(openCircle())
    expect(circle.refused('F', { type: 'note.draw' })).toBe('note-in-hand')
    circle.does('F', { type: 'note.set-aside', id: 'n1' }).draws()
    expect([circle.bowl.inHand?.id, circle.bowl.aside[0]?.id]).toEqual(['n2', 'n1'])
  },
  'note-planned': () => {
    for (const circle of [drawn(roundAtA({ listening: 'L' })), drawn(offeredA({ listening: 'L' }))]) {
      const before = [...'ABL'].map((who) => seen(circle, who))
      const { piece, turn } = circle
      circle.lays('n1')
      expect([circle.piece, circle.turn, circle.bowl.toLay?.id]).toEqual([piece, turn, 'n1'])
      expect([...'ABL'].map((who) => seen(circle, who))).toEqual(before)
    }
    const own = drawn(openCircle().begins()).lays('n1')
    expect(desk(own)?.step).toEqual({ does: 'pass-on', to: null, turn: own.turn })
  },
  'note-at-once': () => {
    const circle = drawn(openCircle()).lays('n1')
    expect(circle.piece).toBe('note n1')
    expect(seen(circle, 'A')).toMatchObject({
      piece: { at: 'note', id: 'n1', text: 'Words of n1.' },
      bowl: { cloth: [{ id: 'n1' }] },
    })
    expect(circle.refused('F', { type: 'note.lay', id: 'n1' })).toBe('note-gone')
    expect(circle.refused('F', { type: 'note.lay', id: 'n7' })).toBe('note-gone')
  },
  'note-after-turn': () => {
    expect(planned().pass('A').piece).toBe('note n1')
    expect(planned().skips().piece).toBe('note n1')
    expect(planned().takesBack().piece).toBe('note n1')
    expect(planned().drops('A').passes(seconds(45)).piece).toBe('note n1')
    expect(planned().does('A', { type: 'seat.leave' }).piece).toBe('note n1')
    expect(planned().does('F', { type: 'hold.to-waiting', who: 'A' }).piece).toBe('note n1')
    expect(drawn(offeredA()).lays('n1').passes(seconds(30)).piece).toBe('note n1')
    expect(drawn(offeredA()).lays('n1').drops('A').piece).toBe('note n1')
    const byHand = drawn(roundAtA().gives('C')).lays('n1').passes(seconds(30))
    expect([byHand.piece, byHand.round.late]).toEqual(['note n1', ['A', 'C']])
    const taken = drawn(offeredA()).lays('n1').take('A')
    expect([taken.piece, taken.pass('A').piece, taken.round.done]).toEqual(['held A', 'note n1', ['F', 'A']])
    expect(drawn(openCircle().mode('open').gives('A').take('A')).lays('n1').drops('A').passes(seconds(45)).piece).toBe(
      'note n1',
    )
  },
  'note-given': () => {
    const circle = planned().gives('C')
    expect([circle.piece, circle.bowl.toLay?.id]).toEqual(['offered C', 'n1'])
    expect(circle.take('C').pass('C').piece).toBe('note n1')
    const anew = planned().does('F', { type: 'round.begin', prompt: '', anew: true })
    expect([anew.piece, anew.pass('F').piece]).toEqual(['held F', 'note n1'])
  },
  'note-mode': () => {
    const circle = planned().mode('open').pass('A')
    expect([circle.state.mode, circle.piece]).toEqual(['open', 'note n1'])
    const now = planned().mode('together', true)
    expect([now.state.mode, now.piece, now.round.late]).toEqual(['together', 'note n1', ['A']])
    const given = planned().mode('together').gives('C')
    expect([given.state.mode, given.piece]).toEqual(['together', 'note n1'])
    const offered = drawn(offeredA()).lays('n1').mode('teaching')
    expect([offered.state.mode, offered.piece]).toEqual(['teaching', 'note n1'])
  },
  'note-unguided': () => {
    const circle = planned().drops('F').pass('A')
    expect([circle.piece, circle.bowl.toLay, circle.bowl.aside.map(({ id }) => id)]).toEqual(['centre', null, ['n1']])
    expect(circle.returns('F').lays('n1').piece).toBe('note n1')
    const herself = drawn(openCircle().begins()).lays('n1').drops('F').passes(seconds(45))
    expect([herself.piece, herself.bowl.aside.length]).toEqual(['centre', 1])
    const left = drawn(openCircle().begins()).lays('n1').does('F', { type: 'seat.leave' })
    expect([left.piece, left.bowl.aside.length]).toEqual(['centre', 1])
    const guided = drawn(openCircle({ co: true }).begins().pass('F').take('K'))
      .lays('n1')
      .drops('F')
    expect(guided.pass('K').piece).toBe('note n1')
  },
  'note-stays': () => {
    const circle = lying().draws()
    const { turn } = circle
    for (const command of [
      { type: 'piece.go-on', turn },
      { type: 'piece.give', turn, to: 'C' },
      { type: 'piece.skip', turn },
      { type: 'piece.take-back', turn },
      { type: 'round.begin', prompt: '' },
      { type: 'round.begin', prompt: '', anew: true },
      { type: 'note.lay', id: 'n2' },
    ] as const)
      expect(circle.refused('F', command), command.type).toBe('note-lies')
    expect(planned().draws().refused('F', { type: 'note.lay', id: 'n2' })).toBe('note-lies')
    expect(circle.passes(minutes(30)).does('B', { type: 'seat.leave' }).drops('C').piece).toBe('note n1')
    expect(circle.refused('A', { type: 'note.lift', turn })).toBe('facilitator-only')
    expect(circle.refused('F', { type: 'note.lift', turn: turn - 1 })).toBe('turn-moved-on')
  },
  'note-mode-set': () => {
    for (const now of [true, false]) {
      const circle = lying().mode('open', now)
      expect([circle.state.mode, circle.state.modeNext, circle.piece]).toEqual(['open', null, 'note n1'])
    }
  },
  'note-lift': () => {
    const circle = lying()
    expect(desk(circle)?.step).toEqual({ does: 'lift', to: 'B', turn: circle.turn })
    expect(seen(circle, 'C')).toMatchObject({ next: 'B', yourPlace: 2 })
    expect(circle.lifts().piece).toBe('offered B')
    expect(circle.bowl.cloth.map(({ id }) => id)).toEqual(['n1'])
    const dropped = lying().drops('B').lifts()
    expect(dropped.piece).toBe('offered C')
  },
  'note-lift-over': () => {
    const circle = lying({ sharing: 'A' })
    expect([circle.piece, circle.round.over, desk(circle)?.step]).toEqual([
      'note n1',
      false,
      { does: 'lift', to: null, turn: circle.turn },
    ])
    expect([circle.lifts().piece, circle.round.over]).toEqual(['centre', true])
    const after = drawn(roundAtA({ sharing: 'A' }).pass('A'))
      .lays('n1')
      .lifts()
    expect([after.piece, after.round.over]).toEqual(['centre', true])
  },
  'note-lift-hands': () => {
    const open = drawn(openCircle().mode('open')).lays('n1').does('B', { type: 'hand.raise' })
    expect([open.lifts().piece, open.take('B').pass('B').piece]).toEqual(['offered B', 'centre'])
    expect(drawn(openCircle().mode('teaching')).lays('n1').does('B', { type: 'hand.raise' }).lifts().piece).toBe(
      'centre',
    )
    const together = drawn(openCircle().mode('together')).lays('n1')
    expect([desk(together)?.step, together.lifts().piece]).toMatchObject([{ does: 'lift', to: null }, 'centre'])
  },
  'note-lift-rest': () => {
    const circle = lying().does('F', { type: 'rest.silence' })
    expect(circle.refused('F', { type: 'note.lift', turn: circle.turn })).toBe('resting')
    expect(circle.passes(minutes(2)).lifts().piece).toBe('offered B')
  },
  'note-away': () => {
    const circle = lying()
    const { turn } = circle
    circle.drops('F').passes(seconds(59))
    expect([circle.piece, circle.state.rest]).toEqual(['note n1', null])
    expect([circle.passes(seconds(1)).piece, circle.state.rest?.kind]).toEqual(['note n1', 'facilitator-away'])
    expect([circle.returns('F').piece, circle.turn, circle.state.rest]).toEqual(['note n1', turn, null])
    expect(lying().drops('F').passes(minutes(15)).state.phase).toBe('ended')
  },
  'note-end': () => {
    const circle = lying().does('F', { type: 'cloth.open', open: true }).draws()
    expect(circle.refused('F', { type: 'gathering.end' })).toBe('bowl-not-read')
    expect(planned().refused('F', { type: 'gathering.end' })).toBe('bowl-not-read')
    circle.does('F', { type: 'note.set-aside', id: 'n2' }).does('F', { type: 'gathering.end' })
    expect([circle.piece, nextDeadline(circle.state), JSON.stringify(circle.state).includes('Words of')]).toEqual([
      'centre',
      null,
      false,
    ])
    const unread = openCircle().holdsNotes('n1').does('F', { type: 'gathering.end', unread: true })
    expect(view(unread.state, 'A')).toMatchObject({ standing: 'ended', marks: unread.bowl.marks })
    expect(unread.bowl.marks).toHaveLength(1)
  },
  'note-silenced': () => {
    const circle = drawn(openCircle()).does('F', { type: 'note.silence', id: 'n1' })
    expect([circle.bowl.inHand, circle.refused('F', { type: 'note.lay', id: 'n1' })]).toEqual([null, 'note-gone'])
    circle.draws().does('F', { type: 'note.set-aside', id: 'n2' }).does('F', { type: 'note.silence', id: 'n2' })
    expect(circle.bowl.aside).toEqual([])
    expect(lying().refused('F', { type: 'note.silence', id: 'n1' })).toBe('note-gone')
  },
}
