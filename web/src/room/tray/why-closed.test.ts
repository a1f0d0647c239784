// The reason why a microphone or camera cannot be opened now is the reason that the view gives.
import { expect, test } from 'vitest'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import type { PromptState } from './prompt.ts'
import { whyCamera, whyMicrophone } from './device-sentences.ts'

const look = (state: PromptState): RoomView => sampleView(readHash(`#state=${state}`))
const you = (view: RoomView, is: Partial<RoomView['you']>): RoomView => ({ ...view, you: { ...view.you, ...is } })

test.each([
  ['before', 'The circle has not begun yet'],
  ['paused', 'While we rest'],
  ['silence', 'While we rest'],
  ['note', 'A note has the centre'],
  ['silent-hold', 'your moment of silence'],
  ['offered', 'once you have taken the piece'],
  ['others', 'when the piece is with you'],
  ['open', 'A raised hand brings it'],
] as const)('in the state %s a closed microphone is explained by: %s (A6)', (state, words) => {
  expect(whyMicrophone(look(state))).toContain(words)
})

test('nobody is told before the opening that the piece opens her microphone (A6)', () => {
  expect(whyMicrophone(look('before'))).not.toContain('piece')
  expect(whyCamera(look('before'))).toContain('The circle has not begun yet')
})

test('a hush is the reason in every mode, and it does not tell her to write (A5)', () => {
  for (const state of ['together', 'others', 'open'] as const) {
    const words = whyMicrophone(you(look(state), { hushed: true }))
    expect(words).toBe('Your microphone is kept closed for now by the one who guides.')
  }
  expect(whyCamera(you(look('others'), { cameraStopped: true }))).toContain('by the one who guides')
})
