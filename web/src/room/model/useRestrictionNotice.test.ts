// She is told of a hush or a stopped camera when it takes something from her, and only then.
import { expect, test } from 'vitest'
import { TOOLS } from '../../words/room.ts'
import { restrictionNotice } from './useRestrictionNotice.ts'

const free = { maySpeak: true, mayPublishCamera: true, hushed: false, cameraStopped: false }
const hushed = { ...free, maySpeak: false, hushed: true }
const dark = { ...free, mayPublishCamera: false, cameraStopped: true }
/** The piece is with someone else. */
const quiet = { ...free, maySpeak: false }

test('she is told at once of a hush that takes her voice', () => {
  expect(restrictionNotice(free, hushed, null)).toBe(TOOLS.hushed)
})

test('she is not told of a hush that takes nothing: her microphone is closed as it was', () => {
  expect(restrictionNotice(quiet, { ...quiet, hushed: true }, null)).toBeUndefined()
})

test('the end of her turn is not told as a hush', () => {
  expect(restrictionNotice(free, quiet, null)).toBeUndefined()
})

test('she is told at once of a stopped camera', () => {
  expect(restrictionNotice(free, dark, null)).toBe(TOOLS.cameraStopped)
})

test('a notice is taken away once it no longer holds, and no other sentence is', () => {
  expect(restrictionNotice(hushed, free, TOOLS.hushed)).toBeNull()
  expect(restrictionNotice(dark, free, TOOLS.cameraStopped)).toBeNull()
  expect(restrictionNotice(hushed, free, 'Something else.')).toBeUndefined()
  expect(restrictionNotice(hushed, hushed, TOOLS.hushed)).toBeUndefined()
  expect(restrictionNotice(hushed, { ...hushed, cameraStopped: true, mayPublishCamera: false }, TOOLS.hushed)).toBe(
    TOOLS.cameraStopped,
  )
})
