// A hush or a stopped camera is told when it takes something from her, and only then. Draws nothing.
import { expect, test } from 'vitest'
import { TOOLS } from '../../words/room.ts'
import { restrictionNotice } from './useRestrictionNotice.ts'

const free = { maySpeak: true, mayPublishCamera: true, hushed: false, cameraStopped: false }
const hushed = { ...free, maySpeak: false, hushed: true }
const dark = { ...free, mayPublishCamera: false, cameraStopped: true }
/** The piece is with someone else. */
const quiet = { ...free, maySpeak: false }

test('a hush that takes her voice is told at once', () => {
  expect(restrictionNotice(free, hushed, null)).toBe(TOOLS.hushed)
})

test('a hush that takes nothing from her is not told: her microphone is closed as it was', () => {
  expect(restrictionNotice(quiet, { ...quiet, hushed: true }, null)).toBeUndefined()
})

test('the end of her turn is no hush', () => {
  expect(restrictionNotice(free, quiet, null)).toBeUndefined()
})

test('a stopped camera is told at once', () => {
  expect(restrictionNotice(free, dark, null)).toBe(TOOLS.cameraStopped)
})

test('what no longer holds is taken away, and nothing else is', () => {
  expect(restrictionNotice(hushed, free, TOOLS.hushed)).toBeNull()
  expect(restrictionNotice(dark, free, TOOLS.cameraStopped)).toBeNull()
  expect(restrictionNotice(hushed, free, 'Something else.')).toBeUndefined()
  expect(restrictionNotice(hushed, hushed, TOOLS.hushed)).toBeUndefined()
  expect(restrictionNotice(hushed, { ...hushed, cameraStopped: true, mayPublishCamera: false }, TOOLS.hushed)).toBe(
    TOOLS.cameraStopped,
  )
})
