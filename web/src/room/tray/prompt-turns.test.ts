// What the prompt says where it depends on more than the state: whose turn, how long, who guides, the bowl. The
// sentence of each state is in prompt.test.ts.
import { describe, expect, test } from 'vitest'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import { NOW, sampleView } from '../../../look/sample-view.ts'
import { readHash, ROOM_STATES, type LookRole } from '../../../look/states.ts'
import { promptFor, type PromptState } from './prompt.ts'

const look = (state: PromptState, role: LookRole = 'member', n = 8): RoomView =>
  sampleView(readHash(`#state=${state}&role=${role}&n=${n}`))
const closed: OwnMedia = { microphone: 'closed', camera: 'closed', connection: 'here', heard: 'no', seen: 'no' }
const open: OwnMedia = { ...closed, microphone: 'open', heard: 'yes' }
const cut: OwnMedia = { ...closed, connection: 'cut-off' }
/** Her devices, in states that need them otherwise than closed. */
const devices: Partial<Record<PromptState, OwnMedia>> = {
  hold: open,
  soon: open,
  'hold-unheard': cut,
  ready: { ...closed, microphone: 'prepared' },
}
const heard = (view: RoomView, state: PromptState) =>
  promptFor(view, NOW, devices[state] ?? closed, state === 'reconnecting' ? 'away' : 'here')

describe('what depends on more', () => {
  test('the three answers to an offer are equal: none of them is firm', () => {
    const said = promptFor(look('offered'), NOW, closed)
    expect(said.form).toBe('trio')
    expect(said.firm).toBeNull()
    expect(said.held).toBe(true)
  })
  test('the sentence about her time changes thirty seconds before its end, and stays so after it', () => {
    const at = (left: number) => {
      const view = look('hold')
      if (view.piece.at === 'held') view.piece.softUntil = NOW + left
      return promptFor(view, NOW, open).state
    }
    expect([31_000, 30_000, 0, -600_000].map(at)).toEqual(['hold', 'soon', 'soon', 'soon'])
  })
  test('a rest lies over everything, and a lost connection over a rest', () => {
    const view = { ...look('hold'), rest: { kind: 'paused', since: NOW, until: null } } satisfies RoomView
    expect(promptFor(view, NOW, closed).state).toBe('paused')
    expect(promptFor(view, NOW, closed).then).toBe('You keep the piece, and your time stands still.')
    expect(promptFor(view, NOW, closed, 'away').state).toBe('reconnecting')
  })
  test('the holder may finish while the facilitator is away', () => {
    expect(promptFor({ ...look('hold'), facilitatorAway: true }, NOW, open).state).toBe('hold')
    expect(promptFor({ ...look('offered'), facilitatorAway: true }, NOW, closed).state).toBe('offered')
  })
  test('a woman who has had her turn, or comes once more, is told so and not when', () => {
    const view = look('others')
    const finished = promptFor({ ...view, you: { ...view.you, finished: true }, yourPlace: null }, NOW, closed)
    expect(finished.then).toContain('You have had your turn in this round.')
    expect(finished.acts).toEqual([])
    const late = promptFor({ ...view, you: { ...view.you, late: true } }, NOW, closed)
    expect(late.then).toContain('It comes to you once more at the end of the round.')
  })
  test('the last woman of a round reads that the round is complete after this', () => {
    expect(promptFor({ ...look('others'), next: null, afterNext: null, yourPlace: null }, NOW, closed).then).toBe(
      'Then this round is complete.',
    )
  })
  test('a mode that begins after this share is announced before', () => {
    expect(promptFor({ ...look('others'), modeNext: 'open' }, NOW, closed).then).toBe(
      'After this share, we go on in open talk.',
    )
  })
  test('a listener is never offered an act about the piece', () => {
    for (const state of ROOM_STATES) {
      for (const act of heard(look(state, 'listener'), state).acts)
        expect(['share', 'share-once', 'try-again', 'ahead']).toContain(act)
    }
    expect(heard(look('away', 'listener'), 'away').acts).toEqual([])
  })
  test('a listener is not told to open a microphone while everybody may', () => {
    const { say, then, acts } = promptFor(look('together', 'listener'), NOW, closed)
    expect([say, then, acts]).toEqual(['We speak together.', 'You listen, and nobody sees you.', ['share']])
  })
  test('a conversation of two names the other woman', () => {
    const view = look('together')
    const two = {
      ...view,
      gathering: { ...view.gathering, kind: 'one-to-one' as const },
      seats: [view.seats[0], view.seats[4]].filter((s) => s !== undefined),
    }
    expect(promptFor(two, NOW, closed).say).toBe('You are here with Teresa.')
    expect(promptFor({ ...two, seats: two.seats.slice(1) }, NOW, closed).say).toBe(
      'You are here. The other has not come in yet.',
    )
  })
})

test('a woman who wrote three texts in her turn is not offered a fourth (B2)', () => {
  const view = look('wrote')
  const full = { ...view, piece: { ...view.piece, written: ['One.', 'Two.', 'Three.'] } } as RoomView
  expect(heard(full, 'wrote')).toMatchObject({ state: 'wrote', acts: ['pass-on', 'minute'], form: 'duo' })
})

describe('the moment at which the bowl is opened', () => {
  const announced = (state: PromptState, moment: string, role: LookRole = 'member') => {
    const view = sampleView(readHash(`#state=${state}&role=${role}&moment=${moment}`))
    return promptFor(view, NOW, closed).then
  }
  test('the moment is told to everybody, whatever she does', () => {
    for (const role of ['member', 'facilitator'] as const) {
      expect(announced('others', 'after-round', role), role).toContain('The bowl is opened after this round.')
    }
    expect(announced('listening', 'open', 'listener')).toContain('The bowl is open, and notes may be read.')
    expect(announced('between', 'open')).toContain('The bowl is open')
    expect(announced('hold', 'after-round')).toContain('after this round')
  })
  test('the moment hurries no holder, and weighs on no answer to an offer', () => {
    expect(announced('hold', 'after-turn')).toContain('after your share, whenever that is')
    expect(announced('offered', 'after-turn')).not.toContain('bowl')
  })
  test('the bowl is not mentioned before it is announced', () => {
    expect(announced('others', 'none')).not.toContain('bowl')
  })
})

test('outside a round nobody is named as next after a note', () => {
  const view = { ...look('note'), mode: 'open' as const, round: null, next: null, afterNext: null }
  expect(promptFor(view, NOW, closed)).toMatchObject({ then: 'Teresa reads it aloud. Then we go on.', acts: [] })
})
