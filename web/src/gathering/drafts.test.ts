// Drafts stay in memory until they are sent, and sending never overwrites what she wrote meanwhile.
import { expect, test } from 'vitest'
import { Drafts } from './drafts.ts'

test('a draft stays until it was sent, and her other drafts stay with it (B1)', () => {
  const drafts = new Drafts()
  drafts.write('share', 'I did not go in.')
  drafts.write('note', 'A note.')
  drafts.sent('share', 'I did not go in.')
  expect([drafts.read('share'), drafts.read('note')]).toEqual(['', 'A note.'])
})

test('a draft that grew while its beginning was on its way keeps all of it (B1)', () => {
  const drafts = new Drafts()
  drafts.write('share', 'I did not go in. And then')
  drafts.sent('share', 'I did not go in.')
  expect(drafts.read('share')).toBe('I did not go in. And then')
})

test('a draft tells its listeners of each change, and nobody after they stopped (B1)', () => {
  const drafts = new Drafts()
  let told = 0
  const stop = drafts.onChange(() => {
    told += 1
  })
  drafts.write('prompt', 'What helped?')
  drafts.clear()
  stop()
  drafts.write('prompt', 'What else?')
  expect(told).toBe(2)
})
