/* One sentence for each thing that can happen to sound and picture. A sentence says what stays before it says what
   is missing. */
import type { MediaNotice } from '../media/room-media.ts'

export const MEDIA_NOTICES = {
  'closed-after-break': 'Your microphone and camera are closed; open them when you like.',
  'microphone-changed': 'Your device has changed, so your microphone is closed. Open it when you like.',
  'camera-changed': 'Your device has changed, so your camera is closed. Open it when you like.',
  'microphone-interrupted': 'Something else used your microphone, so it is closed here. Open it when you like.',
  'camera-interrupted': 'Something else used your camera, so it is closed here. Open it when you like.',
  'microphone-not-sent': 'Your sound did not get through, so your microphone is closed again.',
  'camera-not-sent': 'Your picture did not get through, so your camera is closed again.',
  'microphone-in-use': 'The microphone is in use by something else, so it stays closed.',
  'camera-in-use': 'The camera is in use by something else. You are here without it.',
  'microphone-not-permitted': 'Your browser has not allowed the microphone, so it stays closed.',
  'camera-not-permitted': 'Your browser has not allowed the camera. You are here without it.',
  'no-microphone': 'No microphone was found.',
  'no-camera': 'No camera was found. You are here without it.',
  'not-secure': 'On this address the browser lends no microphone or camera. Listening and writing work.',
  'in-app':
    'A browser inside an app lends no microphone or camera. Open this page in your own browser. Here, listening and writing work.',
} satisfies Record<MediaNotice, string>

export const MEDIA_STATE = {
  joining: 'Sound and pictures are on their way.',
  reconnecting: 'The sound is finding its way back.',
  'cut-off': 'Sound and pictures do not get through. We keep trying.',
  back: 'You are back.',
  'text-only': 'Sound and pictures are resting; the circle goes on in words.',
  unsupported: 'This browser has neither sound nor pictures for a circle. Reading and writing work here.',
  soundBlocked: 'Your browser waits for a press before it lets you hear.',
  startSound: 'Start the sound',
  where: 'Where to allow it',
} as const
