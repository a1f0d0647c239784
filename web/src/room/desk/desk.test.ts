/* The desk's large button and the moves in the order. */
import { describe, expect, test } from 'vitest'
import type { NextStep } from '@circle/shared/gathering/view.types'
import { sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import { type Before, earlier, later } from './desk-model.ts'
import { asksFirst, stepCommand, stepLabel } from './NextStep.tsx'

const view = sampleView(readHash('#state=centre&role=facilitator'))

describe('the large button', () => {
  const steps: [NextStep, string, object | null][] = [
    [{ does: 'open' }, 'Open the circle', { type: 'gathering.open' }],
    [
      { does: 'begin-round', number: 2, first: 'p3', yourself: false },
      'Begin round two with Ines',
      { type: 'round.begin', prompt: 'What helped?' },
    ],
    [
      { does: 'begin-round', number: 1, first: 'p0', yourself: true },
      'Begin round one with you',
      { type: 'round.begin', prompt: 'What helped?' },
    ],
    [{ does: 'offer', to: 'p3', turn: 40 }, 'Offer to Ines', { type: 'piece.go-on', turn: 40 }],
    [{ does: 'close-round', turn: 40 }, 'Close the round', { type: 'piece.go-on', turn: 40 }],
    [{ does: 'pass-on', to: 'p3', turn: 40 }, 'Pass it on to Ines', { type: 'piece.pass', turn: 40 }],
    [{ does: 'pass-on', to: null, turn: 40 }, 'Pass it on', { type: 'piece.pass', turn: 40 }],
    [{ does: 'take', turn: 40 }, 'Take the piece', { type: 'piece.take', turn: 40 }],
    [{ does: 'lift', turn: 40, to: 'p3' }, 'Lift the note, offer to Ines', { type: 'note.lift', turn: 40 }],
    [{ does: 'lift', turn: 40, to: null }, 'Lift the note', { type: 'note.lift', turn: 40 }],
    [{ does: 'end-rest' }, 'End the rest', { type: 'rest.over' }],
    [{ does: 'wait', for: 'hands' }, 'A hand may go up', null],
  ]
  test.each(steps)('the label and the command belong to the step %o', (step, label, command) => {
    expect(stepLabel(view, step)).toBe(label)
    expect(stepCommand(view, step, 'What helped?')).toEqual(command)
  })
  test('outside a round the offer names the woman, because no cursor leads to a hand', () => {
    const step = { does: 'offer', to: 'p3', turn: 40 } as const
    expect(stepCommand({ ...view, mode: 'open' }, step)).toEqual({ type: 'piece.give', turn: 40, to: 'p3' })
  })
  test('a gathering planned for later opens at the second press; from a quarter of an hour before at the first (C6)', () => {
    const { startsAt } = view.gathering
    const week = 7 * 86_400_000
    expect(asksFirst(view, { does: 'open' }, startsAt - week)).toBe('early')
    expect(asksFirst(view, { does: 'open' }, startsAt - 15 * 60_000)).toBeNull()
    expect(asksFirst(view, { does: 'end-rest' }, startsAt - week)).toBeNull()
  })
  test('the waiting button names the woman it waits for', () => {
    const held = sampleView(readHash('#state=others&role=facilitator'))
    expect(stepLabel(held, { does: 'wait', for: 'holder' })).toBe('Ines has it')
  })
})

describe('moving in the order', () => {
  const order = ['a', 'b', 'c', 'd']
  /** What the server does with "who before whom". */
  const moved = (who: string, before: Before) => {
    if (before === undefined) return order
    const rest = order.filter((one) => one !== who)
    const at = before === null ? rest.length : rest.indexOf(before)
    return [...rest.slice(0, at), who, ...rest.slice(at)]
  }
  const fromA = (ring: string[]) => [...ring.slice(ring.indexOf('a')), ...ring.slice(0, ring.indexOf('a'))].join('')
  test.each([
    ['b', 'bacd'],
    ['c', 'acbd'],
    ['d', 'abdc'],
    ['a', 'bcad'],
  ])('%s earlier: %s', (who, ring) => {
    expect(moved(who, earlier(order, who)).join('')).toBe(ring)
  })
  test('moving later undoes moving earlier, all around the ring', () => {
    for (const who of order) {
      const up = moved(who, earlier(order, who))
      const rest = up.filter((one) => one !== who)
      const before = later(up, who)
      const at = before === null ? rest.length : rest.indexOf(before ?? '')
      expect(fromA([...rest.slice(0, at), who, ...rest.slice(at)])).toBe('abcd')
    }
  })
  test('a ring of two has nothing to move', () => {
    expect(earlier(['a', 'b'], 'a')).toBeUndefined()
    expect(later(['a', 'b'], 'b')).toBeUndefined()
    expect(later(order, 'nobody')).toBeUndefined()
  })
})
