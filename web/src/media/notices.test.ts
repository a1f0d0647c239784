// The notices about sound and picture: each once, newest first, gone when she opens the device again.
import { expect, it } from 'vitest'
import { afterOpening, noticeOf, withNotice, withoutNotice } from './notices.ts'

it('names the device in what went wrong', () => {
  expect([noticeOf('microphone', 'missing'), noticeOf('camera', 'missing')]).toEqual(['no-microphone', 'no-camera'])
  expect([noticeOf('microphone', 'busy'), noticeOf('camera', 'busy')]).toEqual(['microphone-in-use', 'camera-in-use'])
  expect([noticeOf('camera', 'insecure'), noticeOf('camera', 'refused')]).toEqual(['not-secure', 'camera-not-permitted'])
})

it('says the newest first and nothing twice', () => {
  const list = withNotice(withNotice(withNotice([], 'microphone-interrupted'), 'camera-changed'), 'microphone-interrupted')
  expect(list).toEqual(['microphone-interrupted', 'camera-changed'])
  expect(withoutNotice(list, 'microphone-interrupted')).toEqual(['camera-changed'])
})

it('forgets what opening the microphone made untrue, and keeps what is about the camera', () => {
  expect(afterOpening(['microphone-interrupted', 'camera-in-use', 'closed-after-break'], 'microphone')).toEqual(['camera-in-use'])
})
