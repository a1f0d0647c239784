/* Words of the sheet for her microphone, her camera and the sound of the others, and where to press when a browser
   refused. */
import type { BrowserKind } from '../media/browser-kind.ts'

const allow = 'Turn on microphone and camera there.'
const choose = 'Choose “Allow” beside microphone and camera.'
const anew = 'Load this page once more; your place is kept.'

export const SOUND = {
  title: 'Sound and picture',
  soft: 'Choosing another microphone or camera closes the one that is open. You open it again when you like.',
  listener: 'You are listening: nothing of yours is open, and nobody is asked for it.',
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Where you hear the others',
  volume: 'How loud the others are',
  usual: 'The usual one',
  unnamed: 'Your browser names microphones, cameras and speakers only once it has lent one. Open yours first.',
  ask: 'Choose',
  deviceVolume: 'On this device its own buttons set how loud it is.',
  closed: {
    microphone: 'Your microphone is closed now. Open it when you like.',
    camera: 'Your camera is closed now. Open it when you like.',
  },
  help: 'When the browser does not lend them',
  helpLead: 'It was told once not to lend them to this page. You can tell it otherwise:',
  where: {
    chrome: ['Press the sign to the left of the address, at the top.', allow, anew],
    firefox: [
      'Press the crossed-out microphone or camera to the left of the address.',
      'Press the small cross beside “Blocked”.',
      'Then press the microphone or camera here again.',
    ],
    safari: ['Press Safari in the menu at the top, then “Settings for this website”.', choose, anew],
    'chrome-android': ['Press the sign to the left of the address, then “Permissions”.', allow, anew],
    'firefox-android': ['Press the shield or lock to the left of the address.', allow, anew],
    'safari-ios': ['Press the sign beside the address, then “Website settings”.', choose, anew],
    'other-ios': [
      'Open the Settings of this device, and this browser in the list of apps.',
      allow,
      'Come back to this page and load it once more; your place is kept.',
    ],
    other: ['Look for a sign of a microphone or camera beside the address.', allow, anew],
  } satisfies Record<BrowserKind, readonly [string, string, string]>,
  helpElse:
    'If that changes nothing, the device itself may keep them from this browser, in its own settings under privacy.',
} as const
