// What the sheet Someone to call says of her devices: their state now, whatever it was when the sheet was opened.
import { expect, it } from 'vitest'
import type { OwnMedia } from '../../media/own-media.ts'
import { callingWords } from './useCalling.ts'

const own = (is: Partial<OwnMedia> = {}): OwnMedia => ({
  microphone: 'closed',
  camera: 'closed',
  connection: 'here',
  heard: 'no',
  seen: 'no',
  ...is,
})

it('"Someone to call" says that opening it closed an open microphone (A1)', () => {
  expect(callingWords('sharing', own(), true)).toBe(
    'Your place in the circle is kept while you call. Your microphone was open; opening this has closed it.',
  )
  expect(callingWords('sharing', own(), false)).toBe(
    'Your place in the circle is kept while you call. Your microphone is closed.',
  )
})

it('"Someone to call" never calls a microphone closed that is open (A1)', () => {
  for (const closed of [true, false]) {
    const said = callingWords('sharing', own({ microphone: 'open', heard: 'yes' }), closed)
    expect(said).toContain('Your microphone is open, and you are heard.')
    expect(said).not.toContain('closed')
  }
})

it('"Someone to call" says that a camera is still on, for whoever could read her lips (A1)', () => {
  expect(callingWords('sharing', own({ camera: 'open', seen: 'yes' }), false)).toContain(
    'Your camera is on, and you are seen.',
  )
})

it('"Someone to call" speaks of no microphone to one who only listens (A1)', () => {
  expect(callingWords('listening', own(), false)).toBe(
    'Your place in the circle is kept while you call. Nobody hears or sees you.',
  )
})
