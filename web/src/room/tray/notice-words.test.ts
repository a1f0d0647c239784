// A notice about a device is told only while it holds.
import { expect, test } from 'vitest'
import type { OwnMedia } from '../../media/own-media.ts'
import { noticeNow, noticeWords } from './device-sentences.ts'

const closed: OwnMedia = { microphone: 'closed', camera: 'closed', connection: 'here', heard: 'no', seen: 'no' }

test('"You are back" never stands under "Finding the way back", nor before her sound is back (A2)', () => {
  expect(noticeNow(['closed-after-break'], closed, 'away')).toBeNull()
  expect(noticeNow(['closed-after-break'], closed, 'here')).toBe('closed-after-break')
  expect(noticeWords('closed-after-break', closed)).toBe(
    'You are back. Your microphone and camera are closed; open them when you like.',
  )
  for (const connection of ['joining', 'reconnecting', 'cut-off', 'text-only'] as const) {
    expect(noticeWords('closed-after-break', { ...closed, connection })).not.toContain('back')
  }
})

test('a notice about a closed microphone goes once it is open, whoever opened it (A2)', () => {
  const open: OwnMedia = { ...closed, microphone: 'open', heard: 'yes' }
  for (const notice of [
    'closed-after-break',
    'microphone-changed',
    'microphone-interrupted',
    'microphone-in-use',
    'microphone-not-sent',
  ] as const) {
    expect(noticeNow([notice], open, 'here'), notice).toBeNull()
  }
  expect(noticeNow(['microphone-changed', 'camera-changed'], open, 'here')).toBe('camera-changed')
})

test('a notice about the camera says nothing of the microphone (A2)', () => {
  expect(noticeWords('camera-changed', closed)).toBe(
    'Your device has changed, so your camera is closed. Open it when you like.',
  )
  expect(noticeWords('camera-interrupted', closed)).not.toContain('microphone')
})
