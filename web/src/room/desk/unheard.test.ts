// What the desk says of women whose sound does not arrive.
import { expect, test } from 'vitest'
import { sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import { unheardWords } from './desk-model.ts'

const view = sampleView(readHash('#state=others&role=facilitator'))
const holder = view.piece.at === 'held' ? view.piece.by : ''

test('the desk names everybody whose sound does not arrive (A4)', () => {
  expect(unheardWords(view, { cutOff: ['p1'], closed: null })).toBe(
    'Nothing from Adaeze gets through: nobody hears or sees her.',
  )
  expect(unheardWords(view, { cutOff: ['p1', 'p3'], closed: null })).toBe(
    'Nothing from Adaeze and Ines gets through: nobody hears or sees them.',
  )
  expect(unheardWords(view, { cutOff: [], closed: null })).toBeNull()
})

test('the desk says that the holder’s microphone is closed, and only while she holds the piece (A4)', () => {
  expect(unheardWords(view, { cutOff: [], closed: holder })).toBe('Ines has the piece, and her microphone is closed.')
  expect(unheardWords(view, { cutOff: [], closed: 'p1' })).toBeNull()
})

test('a facilitator reads about herself in her own tray, and nobody without a desk reads any of it (A4)', () => {
  expect(unheardWords(view, { cutOff: [view.you.id], closed: null })).toBeNull()
  expect(unheardWords({ ...view, desk: null }, { cutOff: ['p1'], closed: null })).toBeNull()
})
