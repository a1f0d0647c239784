// When the six words of the bowl's key stand under the room, and that a sheet always has them.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sampleView } from '../../look/sample-view.ts'
import { readHash } from '../../look/states.ts'
import { KeyWords, readAloudNow } from './KeyLine.tsx'

const words = ['busy', 'relish', 'skylark', 'gold', 'clock', 'express']
const opened = {
  ...sampleView(readHash('#state=others&role=member')),
  round: null,
  mode: 'round',
  rest: null,
  piece: { at: 'centre', turn: 0 },
} as const

test('the bowl’s words stand under the room from the opening until something has begun, and not for ever (F12)', () => {
  expect(readAloudNow(opened)).toBe(true)
  const later = sampleView(readHash('#state=others&role=member'))
  for (const begun of [
    { round: later.round },
    { piece: later.piece },
    { mode: 'open' as const },
    { rest: { kind: 'pause' } as never },
    { bowl: null },
  ])
    expect(readAloudNow({ ...opened, ...begun }), JSON.stringify(begun)).toBe(false)
})

test('a sheet has the six words too, with what they are for (F12)', () => {
  const sheet = renderToStaticMarkup(<KeyWords words={words} what="Teresa reads them aloud at the opening." />)
  expect(sheet).toContain(words.join(' '))
  expect(sheet).toContain('Teresa reads them aloud at the opening.')
})
