// Cases: the rights table, row by row, written out by hand.
import { expect } from 'vitest'
import { rights } from '../../src/gathering/rights.ts'
import { view } from '../../src/gathering/view.ts'
import { Circle, minutes, offeredA, openCircle, roundAtA, type Circle as Any } from '../circle.ts'

/** One letter each: p may prepare, s may speak, c camera. "F psc, A c" reads like the table. */
function table(circle: Any): string {
  return Object.entries(rights(circle.state))
    .map(([who, right]) =>
      `${who} ${right.mayPublishMicrophone ? 'p' : ''}${right.maySpeak ? 's' : ''}${right.mayPublishCamera ? 'c' : ''}`.trim(),
    )
    .join(', ')
}

export const rightsCases = {
  'rights-before': () => {
    expect(table(new Circle().knocks('F').knocks('K'))).toBe('F, K')
  },
  'rights-centre': () => {
    expect(table(openCircle({ listening: 'L', co: true }))).toBe('F psc, K psc, A c, B c, C c, L')
  },
  'rights-note': () => {
    const circle = openCircle({ listening: 'L' }).holdsNotes('n1').announces('now').draws().lays('n1')
    expect(table(circle)).toBe('F psc, A c, B c, C c, L')
    expect(table(circle.mode('together'))).toBe('F psc, A c, B c, C c, L')
    expect(view(circle.state, 'A')).toMatchObject({ speaking: 'facilitator', you: { maySpeak: false } })
    const ready = roundAtA().ready('B').holdsNotes('n1').announces('now').draws().lays('n1').pass('A')
    expect([ready.piece, table(ready), ready.seat('B').ready]).toEqual(['note n1', 'F psc, A c, B c, C c', null])
    expect(ready.refused('B', { type: 'piece.ready', turn: ready.turn, ready: true })).toBe('not-next')
  },
  'rights-rest': () => {
    expect(table(roundAtA().does('F', { type: 'rest.pause' }))).toBe('F psc, A c, B c, C c')
    expect(table(openCircle().mode('together').does('F', { type: 'rest.silence' }))).toBe('F psc, A c, B c, C c')
    expect(table(openCircle().drops('F').passes(minutes(2)))).toBe('F psc, A c, B c, C c')
  },
  'rights-offered': () => {
    expect(table(offeredA())).toBe('F psc, A pc, B c, C c')
    expect(table(offeredA().ready('B'))).toBe('F psc, A pc, B pc, C c')
    expect(table(offeredA().take('A'))).toBe('F psc, A psc, B c, C c')
  },
  'rights-held': () => {
    expect(table(roundAtA())).toBe('F psc, A psc, B c, C c')
    expect(table(roundAtA().ready('B'))).toBe('F psc, A psc, B pc, C c')
    expect(view(roundAtA().state, 'B')).toMatchObject({
      speaking: 'holder',
      you: { maySpeak: false, mayPublishCamera: true },
    })
  },
  'rights-silent': () => {
    expect(table(offeredA().silence('A').ready('B'))).toBe('F psc, A pc, B pc, C c')
  },
  'rights-together': () => {
    expect(table(openCircle({ listening: 'L' }).mode('together'))).toBe('F psc, A psc, B psc, C psc, L')
  },
  'rights-one-to-one': () => {
    const circle = openCircle({ sharing: 'A', kind: 'one-to-one' })
    expect(table(circle)).toBe('F psc, A psc')
    expect(circle.refused('F', { type: 'round.begin', prompt: '' })).toBe('wrong-mode')
    expect(circle.refused('F', { type: 'mode.set', mode: 'round' })).toBe('wrong-mode')
  },
  'rights-hushed': () => {
    expect(table(roundAtA().does('F', { type: 'hold.hush', who: 'A', hushed: true }))).toBe('F psc, A pc, B c, C c')
    const together = openCircle({ co: true, listening: 'L' }).mode('together').does('F', { type: 'hold.hush-all' })
    expect(table(together)).toBe('F psc, K psc, A pc, B pc, C pc, L')
    expect(together.refused('F', { type: 'hold.hush-all' })).toBe('already-so')
  },
  'rights-hush-ends': () => {
    const circle = roundAtA().does('F', { type: 'hold.hush', who: 'B', hushed: true }).pass('A')
    expect(circle.seat('B').hushed).toBe(true)
    expect(table(circle.take('B'))).toBe('F psc, A c, B psc, C c')
    expect(
      roundAtA()
        .does('F', { type: 'hold.hush-all' })
        .does('F', { type: 'hold.hush', who: 'A', hushed: false })
        .seat('A').hushed,
    ).toBe(false)
  },
  'rights-camera-stopped': () => {
    const circle = roundAtA().does('F', { type: 'hold.camera', who: 'B', stopped: true })
    expect(table(circle)).toBe('F psc, A psc, B, C c')
    expect(table(circle.pass('A').take('B'))).toBe('F psc, A c, B ps, C c')
    expect(table(circle.does('F', { type: 'hold.camera', who: 'B', stopped: false }))).toBe('F psc, A c, B psc, C c')
  },
  'rights-listening': () => {
    const circle = openCircle({ listening: 'L' })
    expect(rights(circle.state)['L']).toMatchObject({
      mayPublishMicrophone: false,
      maySpeak: false,
      mayPublishCamera: false,
      hidden: true,
    })
    const { mediaId } = circle.seat('A')
    expect(rights(circle.listens('A').state)['A']).toMatchObject({ mayPublishCamera: false, hidden: true })
    expect(circle.seat('A').mediaId).not.toBe(mediaId)
    expect(circle.refused('F', { type: 'piece.give', turn: circle.turn, to: 'L' })).toBe('no-round')
    expect(
      roundAtA({ listening: 'L' }).refused('F', {
        type: 'piece.give',
        turn: roundAtA({ listening: 'L' }).turn,
        to: 'L',
      }),
    ).toBe('not-sharing')
  },
  'rights-waiting': () => {
    const circle = openCircle().knocks('D').does('F', { type: 'hold.to-waiting', who: 'A' })
    expect(Object.keys(rights(circle.state))).toEqual(['F', 'B', 'C'])
  },
  'rights-removed': () => {
    expect(Object.keys(rights(openCircle().does('F', { type: 'hold.remove', who: 'A' }).state))).toEqual([
      'F',
      'B',
      'C',
    ])
  },
  'rights-ended': () => {
    expect(rights(roundAtA().does('F', { type: 'gathering.end' }).state)).toEqual({})
  },
}
