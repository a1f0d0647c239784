/* Every sentence of the tray. Names come as arguments, and the caller writes "you". No exclamation marks, no blame. */
import type { Mode } from '@circle/shared/gathering/state'

const her = (name: string) => `${name}’s`

export const TRAY = {
  chain: (next: string | null, after: string | null) =>
    next ? (after ? `Then ${next}, then ${after}.` : `Then ${next}.`) : 'Then this round is complete.',
  reach: (when: string) => `Your turn ${when}.`,
  finished: 'You have had your turn in this round.',
  late: 'It comes to you once more at the end of the round.',
  left: (soft: string) => `${soft} left.`,
  modeNext: {
    round: 'After this share, the piece goes round again.',
    open: 'After this share, we go on in open talk.',
    teaching: 'After this share, there is something to listen to.',
    together: 'After this share, we speak together.',
  } satisfies Record<Mode, string>,

  reconnecting: { say: 'Finding the way back.', kept: 'Your place is kept.' },
  before: {
    say: 'The circle has not begun yet.',
    then: (lead: string, when: string) => `${lead} opens it at ${when}. Until then you can simply arrive.`,
    lead: 'Open it when you are ready. Nobody comes in before that.',
  },
  away: {
    say: (lead: string) => `${her(lead)} connection has gone quiet.`,
    holder: (holder: string, lead: string) =>
      `${holder} may finish. Then we rest together until ${lead} is back. Nobody new comes in.`,
    centre: (lead: string) => `We rest together until ${lead} is back. Nobody new comes in.`,
  },
  awayRest: {
    say: (lead: string) => `We rest until ${lead} is back.`,
    then: 'Nothing is lost, and nothing goes on without her. Nobody new comes in.',
  },
  paused: {
    say: 'We are resting.',
    yours: 'You keep the piece, and your time stands still.',
    hers: (holder: string) => `${holder} keeps the piece, and her time stands still.`,
    centre: 'Nothing is lost, and nothing goes on without you.',
  },
  silence: {
    say: 'A moment of silence, together.',
    then: (lead: string, when: string | null) =>
      `Breathe along, or simply sit. ${lead} will bring us back${when ? ` ${when}` : ''}.`,
    lead: (when: string | null) =>
      `Breathe along, or simply sit. ${when ? `It ends by itself ${when}, or when you say so.` : 'It ends when you say so.'}`,
  },
  offered: {
    say: 'The piece has come to you.',
    then: 'All three are good answers. If you wait, it goes on quietly, and your place is kept.',
    unheard:
      'Nobody would hear you just now; you can take it and write. If you wait, it goes on quietly, and your place is kept.',
  },
  hold: { say: 'You have the piece.', then: (soft: string) => `${soft}. Nobody will cut you off.` },
  holdClosed: {
    say: 'You have the piece, and your microphone is closed.',
    then: 'Nobody hears you until you open it. You can also share in writing.',
    kept: 'You have the piece, and your microphone is kept closed.',
    keptThen: 'The one who guides keeps it closed for now. You can share in writing.',
  },
  unheard: {
    say: 'You have the piece, but nobody hears you.',
    her: 'Your sound does not get through. You can share in writing, and we keep trying.',
    nobody: 'Sound and pictures are resting for everybody. You can share in writing.',
    browser: 'This browser has no sound for a circle. You can share in writing.',
  },
  soon: {
    say: 'Your time is nearly over.',
    then: 'Find your last sentence when you are ready. One more minute is yours if you need it.',
  },
  passing: 'Your microphone is closed, and the piece goes on.',
  wrote: {
    say: 'Your words lie in the centre.',
    then: 'They stay there until the next woman shares. Pass the piece on when you are ready.',
  },
  writing: { say: 'You have the piece, in writing.', then: 'What you say here is gone when the circle closes.' },
  silentHold: {
    say: 'A moment of silence is yours.',
    then: 'We keep it with you for about a minute. Then the piece goes on by itself.',
  },
  others: (holder: string) => `${holder} has the piece.`,
  otherSilent: (holder: string) => `${holder} keeps a moment of silence.`,
  otherWrote: (holder: string) => `${holder} shares in writing.`,
  offeredOther: (to: string) => `The piece is on its way to ${to}.`,
  kept: {
    say: (holder: string) => `${her(holder)} turn is being kept.`,
    then: (chain: string) => `Nothing is lost. ${chain}`,
  },
  next: {
    say: (holder: string) => `You are next, after ${holder}.`,
    plain: 'You are next.',
    then: 'Press I’m ready, and your microphone opens faster when you take it.',
    textOnly: 'Nobody would hear you just now. You can share in writing when it comes to you.',
  },
  ready: {
    say: 'You are next, and ready.',
    prepared: 'Your microphone is prepared. It is closed and sends nothing until you take the piece.',
    opening: 'Your microphone is being prepared. It sends nothing until you take the piece.',
    closed: 'Your microphone is closed, and stays closed until you take the piece.',
    open: 'You can close it until you take the piece.',
  },
  passed: {
    say: 'You are passed by this round.',
    then: 'The piece goes from the woman before you to the woman after you. You can change your mind until it does.',
  },
  listening: {
    say: 'You are listening.',
    moved: (by: string) => `${by} has moved you to listening; you may share again whenever you like.`,
    then: (what: string) => `${what} It will not come to you, and nobody sees you.`,
    has: (holder: string, next: string | null) =>
      next ? `${holder} has the piece, then ${next}.` : `${holder} has the piece.`,
    way: (to: string) => `The piece is on its way to ${to}.`,
    centre: 'The piece lies in the centre.',
  },
  open: {
    say: 'Open talk, hand by hand.',
    then: 'Raise a hand, and the piece comes to you in its turn.',
    hands: 'Hands are heard in the order they went up.',
    first: (first: string, after: string | null) =>
      after ? `${first} is first, then ${after}.` : `${first} is first.`,
    youFirst: 'Yours is first.',
  },
  teaching: {
    say: (lead: string) => `${lead} speaks with us.`,
    you: 'You speak with the circle.',
    youMay: 'You may speak with the circle.',
    then: 'Raise a hand when you would like to ask or add something.',
  },
  together: {
    say: 'We speak together.',
    oneToOne: (other: string) => `You are here with ${other}.`,
    alone: 'You are here. The other has not come in yet.',
    listens: 'You listen, and nobody sees you.',
    closed: 'Your microphone is closed. Open it when you would like to speak.',
    open: 'Close it when you listen.',
    kept: 'The one who guides keeps your microphone closed for now. Nobody hears you.',
    her: 'Your sound does not get through, so nobody hears you. We keep trying.',
    nobody: 'Sound and pictures are resting for everybody.',
    browser: 'This browser has no sound for a circle, so nobody hears you.',
  },
  between: {
    over: 'This round is complete.',
    none: 'We are together.',
    then: (lead: string) => `${lead} says what comes next. The piece rests in the centre.`,
    lead: 'The piece rests in the centre. A new round begins when you say so.',
  },
  centre: {
    say: 'The piece rests in the centre.',
    then: (lead: string) => `${lead} sends it on in a moment. Nothing is lost.`,
    lead: 'It goes on when you say so.',
  },
} as const

export const ACTS = {
  take: 'Take it',
  pass: 'Pass',
  silence: 'A moment of silence',
  ready: 'I’m ready',
  unready: 'You are ready',
  ahead: 'Skip me this round',
  unahead: 'I’d like it to come to me',
  'pass-on': 'Pass it on',
  minute: 'One more minute',
  write: 'In writing',
  'write-on': 'Go on writing',
  'write-more': 'Write more',
  speak: 'I’d like to speak after all',
  hand: 'Raise a hand',
  lower: 'Lower my hand',
  share: 'I’d like to share after all',
  'share-once': 'Just once',
  'try-again': 'Try again now',
  'open-microphone': 'Open my microphone',
  check: 'Try my sound and picture',
  'lead-minute': 'One more minute',
  skip: (name: string) => `Move on from ${name}`,
  'take-back': 'Take the piece back',
} as const

export const WRITTEN_SHARE = {
  label: 'Your words',
  placeholder: 'Write as you would speak',
  say: 'Say this',
  sayAndPass: 'Say this and pass it on',
  back: 'Speak instead',
  room: (left: number) =>
    left < 0 ? 'Too long for one text. It can be said in two or three.' : left < 100 ? 'Nearly full' : '',
} as const
