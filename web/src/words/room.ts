/* Words of the room outside the tray: the lintel, the seats, the hearth, the tools, the sheets. */
import { inWords } from './time.ts'

export const ROOM = {
  round: (n: number) => `Round ${inWords(n)} · `,
  until: (clock: string) => `until ${clock}`,
  left: (soft: string) => `, ${soft}`,
  ring: 'The ring', order: 'Talking order', youCanDo: 'What you can do now',
  mine: 'Your microphone and camera', quiet: 'Quiet ways',
  you: 'You',
  stayed: 'You are still in the room. To go, press Leave now; or leave for today, under Your place.',
  someone: 'Someone',
} as const

export const SIGNS = {
  has: 'has it', have: 'have it', offered: 'offered', next: 'next', then: 'then', guiding: 'guiding', kept: 'kept', away: 'away',
  passing: 'passing', places: ['first', 'second', 'third'], ready: 'ready', hand: 'hand raised',
} as const

export const HEARTH = {
  thisRound: 'This round',
  wrote: (name: string) => `${name} wrote`, youWrote: 'You wrote', whole: 'Read it whole',
  readBefore: 'What was written', readOver: 'The next share has begun, and these words have made room for it.',
  kept: 'Her connection has gone quiet.',
  keptSoft: (left: string) => `We wait for ${left} more. After that the circle goes on, and comes back to her.`,
  paused: (lead: string) => `${lead} has asked for a rest.`,
  pausedYou: 'You have asked for a rest.',
  pausedSoft: 'Put your feet on the floor. Drink something. Nothing is lost, and nothing goes on without you.',
  away: (lead: string) => `${lead} will find everything as it is.`,
  awaySoft: 'Put your feet on the floor, and let them be heavy. This page waits with you.',
  reconnecting: 'Still here.',
  reconnectingSoft: (you: 'unheard' | 'heard', holder: string | null) =>
    `${you === 'heard' ? 'The others may still hear you.' : 'The others see only that your seat is quiet.'}${holder ? ` ${holder} had the piece a moment ago.` : ''}`,
  before: 'Come in slowly.',
  beforeSoft: 'There is nothing to prepare.',
  between: 'The piece rests.',
  betweenSoft: 'Take a breath. Whatever comes next will be said first.',
  together: 'Everyone may speak.',
  open: 'Who would like to speak?',
  openSoft: 'A raised hand is enough.',
  cameraClosed: 'camera is closed',
  silent: 'a moment of silence',
  cameraOpening: 'camera is opening',
  mine: { yes: 'this is all the others see', perhaps: 'the others may see this', no: 'nobody sees this' },
  hideMine: 'Hide my picture',
  left: (soft: string) => `${soft} left`,
  breathIn: 'breathe in', breathOut: 'and out', breathSteady: ['in for four,', 'out for six'],
} as const

export const TOOLS = {
  microphone: { open: 'Microphone open', closed: 'Microphone closed', prepared: 'Microphone prepared', opening: 'Microphone opening' },
  camera: { open: 'Camera on', closed: 'Camera closed', opening: 'Camera opening' },
  startSound: 'Start the sound',
  hearing: {
    here: 'You hear the circle', before: 'Sound is ready', joining: 'Sound is on its way', reconnecting: 'Sound is in doubt',
    'cut-off': 'No sound just now', 'text-only': 'No sound just now', 'unsupported': 'No sound in this browser',
  },
  askPause: 'Ask for a pause', askSoft: (lead: string) => `(only ${lead} sees it)`, askedPause: (lead: string) => `${lead} has been asked`,
  place: 'Your place', desk: 'The desk', deskNews: { waits: 'somebody waits', asks: 'somebody asks', both: 'waiting, asking' },
  why: {
    before: 'The circle has not begun yet, so nobody is heard. Microphones can be opened once it has.',
    cameraBefore: 'The circle has not begun yet, so nobody is seen. Cameras can be opened once it has.',
    rest: 'While we rest, only those who guide may speak.',
    note: 'A note has the centre. Until it is lifted, only those who guide may speak.',
    silent: 'This is your moment of silence. You can say that you would like to speak after all.',
    offered: 'It can be opened once you have taken the piece.',
    round: 'You can open your microphone when the piece is with you.',
    hands: 'You can open your microphone when the piece is with you. A raised hand brings it.',
  },
  hushed: 'Your microphone is kept closed for now by the one who guides.',
  cameraStopped: 'Your camera is kept closed for now by the one who guides.',
  noCamera: 'Your camera stays closed for now.',
  listening: (n: number) => (n === 0 ? 'Who can hear' : n === 1 ? '1 is listening' : `${n} are listening`),
  wholeRing: 'The whole ring',
} as const

export const SHEETS = {
  check: 'Your sound and picture',
  hear: 'Who can hear',
  hearSoft: 'Everyone who can hear what is said here, now.',
  hearCount: (n: number) => `${n === 1 ? 'One woman' : `${inWords(n)} women`} can hear what is said here. In this circle names are not shown.`,
  place: 'Your place',
  placeSoft: 'You may change it whenever you like. Nobody is told why.',
  sharing: 'Share', sharingSoft: 'You sit in the ring, and the piece comes to you in turn.',
  listening: 'Just listen', listeningSoft: 'The piece does not come to you, and nobody sees you.',
  stepOut: 'Step out of the order', stepOutSoft: 'The piece no longer comes to you. You still guide.',
  stepIn: 'Step into the order', stepInSoft: 'The piece comes to you like to everyone.',
  leave: 'Leave for today', leaveSure: 'Yes, leave for today', leaveStay: 'Stay',
  leaveSoft: 'Your seat closes softly. You can knock again later.',
  back: 'Back to the circle', offered: 'The piece has come to you. You find it when you close this.',
} as const

/** In the comfort sheet, in the room alone. */
export const MORE_COMFORT = {
  signs: 'When the piece comes to you', tone: 'A soft tone', vibration: 'A short buzz', title: '“Now” in the title',
  devices: 'Microphone, camera, speaker', sound: 'Sound and picture',
} as const
