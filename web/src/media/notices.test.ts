// The notices about sound and picture: each once, newest first, gone when she opens the device again.
import { expect, it } from 'vitest'
import { MEDIA_NOTICES } from '../words/media.ts'
import { afterOpening, noticeOf, withNotice, withoutNotice } from './room-media.ts'

it('a notice names the device that went wrong', () => {
  expect([noticeOf('microphone', 'missing'), noticeOf('camera', 'missing')]).toEqual(['no-microphone', 'no-camera'])
  expect([noticeOf('microphone', 'busy'), noticeOf('camera', 'busy')]).toEqual(['microphone-in-use', 'camera-in-use'])
  expect([noticeOf('camera', 'insecure'), noticeOf('camera', 'refused')]).toEqual([
    'not-secure',
    'camera-not-permitted',
  ])
})

it('the newest notice stands first, and none stands twice', () => {
  const list = withNotice(
    withNotice(withNotice([], 'microphone-interrupted'), 'camera-changed'),
    'microphone-interrupted',
  )
  expect(list).toEqual(['microphone-interrupted', 'camera-changed'])
  expect(withoutNotice(list, 'microphone-interrupted')).toEqual(['camera-changed'])
})

it('opening the microphone removes the notices it made untrue, and keeps those about the camera', () => {
  expect(afterOpening(['microphone-interrupted', 'camera-in-use', 'closed-after-break'], 'microphone')).toEqual([
    'camera-in-use',
  ])
})

it('a microphone that did not open has one of five reasons, each in a sentence of its own (E5)', () => {
  const troubles = ['refused', 'missing', 'busy', 'insecure', 'in-app'] as const
  const sentences = troubles.map((trouble) => MEDIA_NOTICES[noticeOf('microphone', trouble)])
  expect(new Set(sentences).size).toBe(5)
  expect(sentences[3]).toContain('On this address')
  expect(sentences[4]).toContain('inside an app')
})
