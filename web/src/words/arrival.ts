/* Words of arriving: the invitation, the name, the agreement, the two ways of being here, the waiting room. */
import { inWords } from './time.ts'

export const INVITATION = {
  title: 'There is a place for you.',
  again: 'Here is your way back in.',
  facilitator: 'Your circle is ready.',
  guide: 'You are asked to guide.',
  guideLead: (circle: string) =>
    `You are asked to guide with the one who sent you this link: ${circle}. Together you let the women in and hold the hour. You read her name in the room, and nowhere outside the hour.`,
  lead: (by: string | null, circle: string) =>
    `${by ? `${by} has kept you a seat` : 'A seat is kept for you'} in a small circle, ${circle}. We meet by video, voice or writing. You may speak, or only listen, and you may change your mind whenever you like.`,
  againLead:
    'This link belongs to you alone and works once. You get new words with it, and the old ones stop working everywhere.',
  facilitatorLead:
    'This link belongs to you alone and works once. Then you get a sign-in name and four words, and you can open your circle.',
  meets: (day: string, from: string, to: string) => `We meet on ${day}, ${from} to ${to} your time.`,
  wayOut: 'First, the way out',
  leaveName: 'Leave now',
  wayOutLead: ', at the top left, closes this page at once and asks nothing.',
  shift: 'Pressing Shift three times does the same.',
  wayOutSoft: 'It cannot clear your browser’s history, nor stop software that watches this device.',
  safer: 'Safer ways to use a device',
  saferLines: [
    'Leave now works without a connection as well: the page goes, and what it kept here with it. The sign-in on our side then ends by itself, later.',
    'A device nobody else can unlock is best: your own phone with a code of your own, or one at a library, at work, at a friend’s.',
    'A private window keeps less in the history of the browser. It does not stop software that watches.',
    'If someone knows your passwords or seems to know what you write, use another device for this.',
  ],
  ownDevice: 'This device is mine alone. Keep me signed in for thirty days.',
  comeIn: 'Come in',
  notToday: 'Not today',
  unknown: 'This invitation does not open.',
  cut: 'Its address did not come through whole. Copy all of it from where you got it into your browser.',
  spent: 'It has been used, and a link works once. If it was you, the name and the words you got with it bring you in.',
  spentSoft: 'If it was not you, or you saw no words, the one who sent it can make you a new one.',
  wordsSoft: 'If you have been here before, your name and words bring you in.',
  withWords: 'Come in with my name and words',
} as const

export const YOUR_WORDS = {
  title: 'These are your words.',
  lead: 'At this address, with this name and these four words, you come back each week, and after Leave now. They are shown once, here.',
  address: 'The address',
  name: 'Your sign-in name',
  words: 'Your four words',
  keep: 'How to keep them',
  ways: [
    'On paper, somewhere that is yours alone. It needs no explanation: it could be a shopping list.',
    'By heart. Say them three times, and make a small picture of them.',
    'In a password keeper that nobody else opens.',
  ],
  soft: 'If they are lost, the one who guides makes you a new personal link.',
  copy: 'Copy them',
  copied: 'Copied. Other programs on this device can read what is copied.',
  copyNot: 'They could not be copied. Write them down, or choose each line and copy it by hand.',
  go: 'I have them',
  kept: 'Your own words stay as they were.',
} as const

export const INSIDE_APP = {
  title: 'You are inside another app.',
  lead: 'It has opened this page in a browser of its own. Your link works once, so open it in your usual browser first. Nothing has been used yet.',
  steps: [
    'Press the three dots, or the sign for sharing, and choose to open it in your browser.',
    'Or copy the link and paste it there.',
  ],
  link: 'Your link',
  copy: 'Copy the link',
  copyNot: 'It could not be copied. Choose the link, and copy it by hand.',
  goOn: 'Go on here all the same',
  soft: 'Here, camera and microphone may not work, and the app may be able to read along.',
} as const

export const NAME_AND_AGREEMENT = {
  title: 'What may we call you?',
  label: 'A name for this circle',
  soft: 'Any name, not the one in your mail address. A sprig like this stands for you when your camera is closed. It is grown by chance each week, and is gone when the circle closes.',
  agreement: 'What we ask of each other',
  agree: 'I have read this, and I agree.',
  go: 'Go on',
  back: 'Back',
  mustAgree: 'Please read it, and tick that you agree.',
  changed: 'It has been changed since you last read it.',
} as const

export const SHARE_OR_LISTEN = {
  title: 'How would you like to be here today?',
  soft: 'Both are whole ways of being in the circle. You can change later, without a word.',
  share: 'Share',
  shareSoft: 'You sit in the ring. The piece comes to you in turn, and each time you may take it, pass, or be silent.',
  listen: 'Just listen',
  listenSoft: 'The piece never comes to you. Your camera and microphone stay closed, and nobody sees you.',
  onlyYou: 'Only you can see this',
  cameraClosed: 'Your camera is closed.',
  camera: { open: 'Camera on', closed: 'Try my camera', opening: 'Opening the camera' },
  microphone: {
    open: 'Microphone on, for you alone',
    closed: 'Try my microphone',
    opening: 'Opening the microphone',
  },
  near: 'Is anyone near you? Headphones help. You can also keep the camera closed, and take part in writing only.',
  later: 'Trying them sends nothing to anybody. In the room both are closed until you open them.',
  devices: 'Which one to use',
  cameraDevice: 'Camera',
  microphoneDevice: 'Microphone',
  usual: 'The usual one',
  go: 'Go to the waiting room',
  guides: 'Try your sound and picture, if you like.',
  goGuides: 'Go to the door',
  back: 'Back',
  choose: 'Choose one of the two, whichever feels right now.',
  listenHere: 'You need no camera and no microphone. Make yourself comfortable.',
  group: 'How you would like to be here',
} as const

export const WAITING_ROOM = {
  title: 'You are in the waiting room.',
  beforeOpen: (day: string | null, clock: string, town: string | null) =>
    `We begin ${day ? `on ${day}, ` : ''}at ${clock}, ${town ? `${town} time` : 'your time'}. You can stay here, or come back then; nothing is lost by it.`,
  notYetOpen: 'It is not open yet. You can stay here, or come back in a while; nothing is lost by it.',
  first: (by: string | null) =>
    `You are next to be let in. ${who(by)} lets each of us in herself, so it can take a few minutes.`,
  some: (n: number, by: string | null) =>
    `${n === 1 ? 'One woman is' : `${upper(inWords(n))} women are`} before you. ${who(by)} lets each of us in herself, so it can take a few minutes.`,
  nobody: 'The one who guides is not here at this moment. You are let in when she is back.',
  sentBack: (by: string) => `${by} has asked you back to the waiting room. `,
  kept: 'Your place is kept, even if you drop out for a while.',
  guides: (by: string) => `${by}, who guides today`,
  closed: 'Your microphone and camera are closed. Nobody sees or hears you here.',
  change: 'Change how I come in',
  leave: 'Not today',
  hear: 'Everyone who is let in may see the names of all who can hear.',
  as: (name: string, listening: boolean) => `You come in as ${name}, ${listening ? 'to listen' : 'to share'}.`,
  reconnecting: 'Finding the way back. Your place is kept.',
} as const

export const ANOTHER_NAME = {
  title: 'You are let in.',
  lead: (name: string) =>
    `“${name}” looks like a name that somebody here has already. Please choose another one, and you are in the room.`,
  go: 'Come in',
} as const

export const NOT_NOW = {
  title: 'Not at this moment.',
  lead: 'It is not a good moment to come in. It is nothing about you. You can knock again in a little while.',
  from: (clock: string) => `From ${clock} you can knock again.`,
  knock: 'Knock again',
} as const

function who(by: string | null): string {
  return by ?? 'The one who guides'
}
function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
