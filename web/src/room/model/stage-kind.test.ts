/* What stands on the stage, for each state of the room. */
import { expect, test } from 'vitest'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import { stageKindFor } from './stage-kind.ts'
import { questionOf } from './people.ts'

const middle = (hash: string, link: 'here' | 'away' = 'here') => stageKindFor(sampleView(readHash(hash)), link)

test.each([
  ['#state=before', 'before'],
  ['#state=paused', 'paused'],
  ['#state=silence', 'silence'],
  ['#state=away-rest', 'away'],
  ['#state=offered', 'question'],
  ['#state=hold', 'picture'],
  ['#state=silent-hold', 'picture'],
  ['#state=kept', 'kept'],
  ['#state=other-wrote', 'written'],
  ['#state=between', 'between'],
  ['#state=teaching', 'picture'],
  ['#state=together', 'together'],
  ['#state=note', 'note'],
])('the state %s shows %s on the stage', (hash, kind) => {
  expect(middle(hash).is).toBe(kind)
})

test('the last written share lies on the stage until something else does, and its title names the author (B2)', () => {
  for (const state of ['centre', 'between', 'open', 'offered-other']) {
    const view = sampleView(readHash(`#state=${state}&wrote=1`))
    const free = state === 'open' ? { ...view, piece: { at: 'centre' as const, turn: 40 } } : view
    expect(stageKindFor(free, 'here'), state).toMatchObject({
      is: 'written',
      share: { title: 'Adaeze wrote', now: false },
    })
  }
  for (const state of ['others', 'silence', 'paused', 'note', 'together', 'offered'])
    expect(middle(`#state=${state}&wrote=1`).is, state).not.toBe('written')
  const own = sampleView(readHash('#state=centre&wrote=1'))
  expect(stageKindFor({ ...own, lastWritten: { ...own.lastWritten!, by: own.you.id } }, 'here')).toMatchObject({
    share: { title: 'You wrote' },
  })
})

test('the question of a round stands for as long as the round runs, whoever has the piece (B4)', () => {
  for (const state of ['hold', 'others', 'wrote', 'offered', 'kept', 'silent-hold', 'centre', 'paused']) {
    expect(questionOf(sampleView(readHash(`#state=${state}`))), state).toBe(
      'What did your body know this week, before you did?',
    )
  }
  expect(questionOf(sampleView(readHash('#state=between')))).toBeNull()
})

test('a written share stays on the stage while its author is disconnected and her turn is kept (B2)', () => {
  const view = sampleView(readHash('#state=other-wrote'))
  const kept = { ...view, piece: { ...view.piece, keptUntil: 1 } } as RoomView
  expect(stageKindFor(kept, 'here')).toMatchObject({ is: 'written', share: { title: 'Marisol', now: true } })
})

test('only the holder of the piece has the ember rim', () => {
  expect(middle('#state=hold')).toMatchObject({ ember: true, seat: { name: 'Noor' } })
  expect(middle('#state=teaching')).toMatchObject({ ember: false, seat: { name: 'Teresa' } })
})

test('a lost connection shows its words over any last view', () => {
  expect(middle('#state=hold', 'away').is).toBe('reconnecting')
})

test('an offer outside a round shows no question of the round before', () => {
  const view = sampleView(readHash('#state=offered'))
  expect(stageKindFor({ ...view, mode: 'open' }, 'here')).toMatchObject({ is: 'question', question: '' })
})

test('a conversation of two shows the other woman on the stage', () => {
  const view = sampleView(readHash('#state=together'))
  const two = { ...view, gathering: { ...view.gathering, kind: 'one-to-one' as const } }
  expect(stageKindFor(two, 'here')).toMatchObject({ is: 'picture', ember: false, seat: { name: 'Teresa' } })
})
