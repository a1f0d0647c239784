/* One sentence for each thing that can happen to sound and picture. Says what stays before what is missing. */
import type { MediaNotice } from '../media/room-media.ts'

export const MEDIA_NOTICES = {
  'closed-after-break': 'You are back. Your microphone and camera are closed; open them when you like.',
  'device-changed': 'Your device has changed, so your microphone is closed. Open it when you like.',
  'interrupted': 'Something else used your microphone, so it is closed here. Open it when you like.',
  'microphone-in-use': 'The microphone is in use by something else. You can share in writing.',
  'camera-in-use': 'The camera is in use by something else. You are here without it.',
  'not-permitted': 'Your browser does not lend us the microphone or camera. You can share in writing.',
  'no-microphone': 'No microphone was found. You can share in writing.',
  'no-camera': 'No camera was found. You are here without it.',
  'not-secure': 'On this address the browser lends no microphone or camera. Listening and writing work.',
} satisfies Record<MediaNotice, string>

export const MEDIA_STATE = {
  joining: 'Sound and pictures are on their way. The circle goes on.',
  reconnecting: 'The sound is finding its way back. The circle goes on.',
  textOnly: 'Video is resting; the circle goes on in words.',
  soundBlocked: 'Your browser waits for a press before it lets you hear.',
  startSound: 'Start the sound',
} as const
