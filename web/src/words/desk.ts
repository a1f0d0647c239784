/* Words of the desk. Each part has a name, its state, and what can be done. */
import type { Mode } from '@circle/shared/gathering/state'
import { list } from './time.ts'

export const DESK = {
  title: 'The desk',
  back: 'Back to the ring',
  step: {
    open: 'Open the circle',
    'begin-round': (n: string, first: string, yourself: boolean) =>
      yourself ? `Begin round ${n} with you` : `Begin round ${n} with ${first}`,
    offer: (to: string) => `Offer to ${to}`,
    'close-round': 'Close the round',
    'pass-on': (to: string | null) => (to ? `Pass it on to ${to}` : 'Pass it on'),
    take: 'Take the piece',
    lift: (to: string | null) => (to ? `Lift the note, offer to ${to}` : 'Lift the note'),
    'end-rest': 'End the rest',
    wait: {
      offered: (name: string | null) => (name ? `${name} is being asked` : 'It is being offered'),
      holder: (name: string | null) => (name ? `${name} has it` : 'She has it'),
      hands: () => 'A hand may go up',
      people: () => 'Nobody to offer it to',
      voices: () => 'Everyone may speak',
      company: () => 'Nobody else is here',
      facilitator: () => 'Waiting for the one who guides',
    },
  },
  unheard: {
    cutOff: (names: readonly string[]) =>
      `Nothing from ${list(names)} gets through: nobody hears or sees ${names.length === 1 ? 'her' : 'them'}.`,
    closed: (name: string) => `${name} has the piece, and her microphone is closed.`,
  },
  prompt: 'What shall we ask this round?',
  promptHint: 'It can be read for the whole round. It may stay empty.',
  openEarly: (day: string, clock: string, town: string | null) =>
    `It is planned for ${day}, ${clock}, ${town ? `${town} time` : 'your time'}. Members’ pages offer the door from a quarter of an hour before.`,
  openNow: 'Open it now all the same',
  begin: 'Begin',
  notYet: 'Not yet',
  rest: 'Rest together',
  endRest: 'End the rest',
  close: 'Close the circle',
  closeSure: 'Yes, close it',
  closeStay: 'Go on',
  closeSoft: 'Everyone is shown the goodbye. What was said is erased.',
} as const

export const DOOR = {
  title: 'The door',
  none: 'Nobody is waiting.',
  some: (names: readonly string[]) => `${list(names)} ${names.length === 1 ? 'is' : 'are'} waiting.`,
  comesToGuide: (lead: boolean) =>
    lead ? 'comes to guide with you, for the first time' : 'comes to guide; the facilitator lets her in',
  mark: (words: string) => `To know her by: ${words}`,
  shares: 'would like to share',
  listens: 'would like to listen',
  quiet: 'connection has gone quiet',
  again: 'was here before',
  notOpen: 'can be let in once the circle is open',
  apart: (other: string) => `kept apart from ${other}, who is here`,
  taken: {
    inside: 'Somebody inside has a name like hers. Let in, she is asked for another.',
    guide: 'Her name is like that of one who guides. Let in, she is asked for another.',
    door: 'Somebody before her at the door has a name like hers.',
  },
  asked: 'Let in. She is choosing another name.',
  comesBack: 'Let in. She comes in when she is back.',
  letIn: 'Let in',
  letAll: (n: number) => (n === 2 ? 'Let both in' : 'Let all in'),
  notNow: 'Not now',
  notThisTime: 'Not this time',
  say: 'Say something to them',
  sayLabel: 'Words for those who wait',
  saySend: 'Let them read it',
  said: 'They read:',
} as const

export const PRIVATE_REQUESTS = {
  title: 'Asked of you privately',
  none: 'None.',
  some: (names: readonly string[]) => `${list(names)} would like a pause.`,
  said: '“Could we all pause.”',
  heard: 'I have heard you',
  rest: 'Rest together',
} as const

export const ORDER = {
  title: 'The order',
  none: 'Nobody is in the ring.',
  chain: (names: readonly string[]) => names.join(', then '),
  earlier: (name: string) => `Move ${name} earlier`,
  later: (name: string) => `Move ${name} later`,
  give: 'Give',
  giveTo: (name: string) => `Give the piece to ${name}`,
  you: 'You',
  yourself: 'yourself',
} as const

export const PERSON = {
  open: (name: string) => `${name}: what she may need`,
  hush: 'Hush',
  unhush: 'Let her speak',
  camera: 'Turn her camera off',
  uncamera: 'Allow her camera',
  listening: 'To listening',
  waiting: 'Back to waiting',
  remove: 'Remove',
  removeSure: 'Yes, remove her',
  stay: 'Let her stay',
  lower: 'Lower her hand',
  removeSoft: (name: string) =>
    `${name} cannot come back into this gathering. She is told kindly, and shown someone to call.`,
  hushAll: 'Hush everyone',
  apart: 'Keep apart from',
  apartNone: 'Nobody',
  together: (name: string) => `No longer apart from ${name}`,
} as const

export const LISTENERS = {
  title: 'Listening',
  none: 'Nobody is only listening.',
  some: (names: readonly string[]) => `${list(names)}.`,
} as const

export const RAISED_HANDS = {
  title: 'Hands',
  none: 'None are up.',
  some: (names: readonly string[]) => `${list(names)}, in this order.`,
  rest: 'In open talk, hands stand here in the order they went up.',
} as const

export const MODE = {
  title: 'How we speak',
  now: {
    round: 'Round: the piece goes in order.',
    open: 'Open talk: hands in order.',
    teaching: 'Teaching: you speak, hands may ask.',
    together: 'Together: every microphone may be open.',
  } satisfies Record<Mode, string>,
  name: { round: 'Round', open: 'Open talk', teaching: 'Teaching', together: 'Together' } satisfies Record<
    Mode,
    string
  >,
  after: (mode: string) => `${mode}, after this share.`,
  now1: 'Now, without waiting',
  silence: 'Silence together',
} as const
