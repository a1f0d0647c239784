/* Words of the bowl: the sheet of her notes, the note in the centre, the cloth, and what became of each note.
   They promise only what holds, and name what does not. No numbers, no counting. */
import type { NoteState } from '@circle/shared/bowl/note-state'
import { inWords, list, startUpper } from './time.ts'

export const BOWL = {
  anyLead: 'anyone who guides',
  tool: 'Write a note',
  toolNotes: 'Your notes',
  toolUnsure: 'Note: unsure',
  lost: 'We cannot tell whether your note arrived. It is kept under your notes.',
  keys: {
    label: 'The bowl’s words:',
    what: (lead: string) =>
      `${startUpper(lead)} reads them aloud at the opening. If yours differ, do not write, and say so.`,
    whatLead: 'Read them aloud at the opening. Whoever sees others does not write, and says so.',
  },

  shut: {
    covered: {
      title: 'The bowl is covered for now.',
      soft: (least: number) =>
        `With fewer than ${inWords(least)} here who could have written it, a note could be guessed. It opens by itself when there are enough.`,
    },
    doubted: {
      title: 'The bowl is shut for you.',
      soft: 'This page could not confirm that your bowl is the same as everyone’s, so nothing goes into it. Those who guide have been told.',
    },
    unavailable: {
      title: 'The bowl cannot be used here.',
      soft: 'It needs a secure connection, and this address has none. Without one a note could be seen on its way.',
    },
  },

  state: {
    'on-its-way': [
      'Your note is on its way.',
      'It goes in together with others within a few minutes, so that the moment cannot tell whose it is. You can close this; it arrives while you are here.',
    ],
    'in-the-bowl': [
      'Your note lies in the bowl.',
      'It may be drawn tonight, or read at the end. When the circle closes, all notes are gone.',
    ],
    'waits-too-few': [
      'Your note waits.',
      'Too few are here now for a note to be safe. It goes in by itself when there are enough.',
    ],
    'waits-for-the-next': [
      'Your note waits on this page.',
      'It goes on its way by itself within half an hour. Keep this page open until then.',
    ],
    'too-many': [
      'This note did not go in.',
      'Four are the most from one page in twenty minutes. Its words are still here.',
    ],
    'closed-for-this-voice': ['This note was not taken in.', 'This voice is closed. Nobody knows that it is yours.'],
    withdrawn: ['Your note is taken back.', 'It lies nowhere any more, and nobody has read it.'],
    'being-withdrawn': [
      'Your note is being taken back.',
      'That takes a few minutes too, so that nothing shows. If it is drawn before, it stays drawn.',
    ],
    'read-to-all': ['Your note was read to all.', 'Nobody can know whose it was.'],
    'read-by-facilitator': ['Your note was read by those who guide.', 'Only by them. They cannot know whose it was.'],
    'not-read': ['Your note was not read.', 'There was not time for it. It says nothing about its words.'],
    unknown: ['We cannot tell whether it arrived.', 'Your words are still here. Sent again, it never goes in twice.'],
  } satisfies Record<NoteState, readonly [string, string]>,

  centre: {
    soft: 'A note from the bowl. Nobody can know whose it is.',
    say: 'A note lies in the centre.',
    then: (lead: string, chain: string) => `${lead} reads it aloud. ${chain}`,
    leadClosed: 'Your microphone is closed. Open it, and read the note aloud.',
    lead: (chain: string) => `Read it aloud, and lift it when it is time. ${chain}`,
    chain: (next: string | null, after: string | null) =>
      next
        ? after
          ? `Then the piece goes on to ${next}, then to ${after}.`
          : `Then the piece goes on to ${next}.`
        : 'Then we go on.',
  },
  moment: {
    'after-turn': 'The bowl is opened after this share.',
    'after-round': 'The bowl is opened after this round.',
    open: 'The bowl is open, and notes may be read.',
    yours: 'The bowl is opened after your share, whenever that is.',
  },
  cloth: {
    door: 'The cloth',
    title: 'The cloth',
    soft: 'Notes from the bowl. Nobody can know whose they are. When the circle closes, they are gone.',
    open: 'The cloth is open: more notes may come to lie here.',
    none: 'Nothing lies on it yet.',
  },
} as const

export const WRITE_NOTE = {
  title: 'A note for the bowl',
  soft: 'No name, and no way to find one.',
  label: 'Your note',
  room: (left: number) =>
    left < 0
      ? 'a little too long to lie in the bowl'
      : left < 25
        ? 'it is full'
        : left < 130
          ? 'room for a few words more'
          : left < 350
            ? 'room for about fifty words more'
            : left < 650
              ? 'room for about a hundred words more'
              : 'room for more than a hundred words',
  lay: 'Lay it in the bowl',
  away: 'Put it away',
  preparing: 'The bowl is being made ready. You can write already.',
  empty: 'There are no words in it yet.',
  tooLong: 'It is a little too long. Somewhat fewer words, perhaps.',
  stays: 'What you have written stays here until you close this page.',
  notNow: 'It could not be laid now. Your words are still here.',
} as const

export const BOWL_NOTICE = {
  fold: 'What we can promise',
  holds: 'What we can promise.',
  who: (lead: string) =>
    `No woman in the circle can learn that you wrote this, nor can ${lead}, nor anyone who takes our records.`,
  not: 'What we cannot.',
  could: 'Whoever runs this server could, by watching it live or by changing the program.',
  trust: (least: number, lead: string) =>
    `That at least ${inWords(least)} here could have written it is the server’s word; that they are who they say is the word of ${lead}, who lets them in.`,
  own: 'And a way of writing may tell. Leave out names and places, and any turn of words that is known to be yours.',
  nobody: 'Because nobody will know who it was, nobody can come to help. If you are in danger,',
  call: 'someone to call',
  always: 'is always here.',
} as const

export const MY_NOTES = {
  title: 'Your notes',
  soft: 'Only you see this, and only until you close this page.',
  words: 'Your words',
  another: 'Write another',
  withdraw: 'Take it back',
  again: 'Send it again',
  away: 'Hide it',
} as const

export const DRAWN_NOTE = {
  title: 'A drawn note',
  soft: 'Only those who guide see it now.',
  back: 'Back to the desk',
  lay: 'Lay it in the centre',
  aside: 'Set it aside',
  cloth: 'Lay it on the cloth',
  atOnce: 'In the centre it is read to all at once.',
  after: 'In the centre it is read to all after this share.',
  silence: 'Silence this voice',
  silenceSure: 'Yes, silence it',
  silenceNot: 'Leave it',
  silenceSoft:
    'This note is put away, and the other notes of this voice leave the bowl unread. Whoever wrote it can write again within half an hour. You will not learn whose it is, nor which they were.',
} as const

export const AFTER_NOTES = {
  title: (one: boolean) => (one ? 'What became of your note' : 'What became of your notes'),
  which: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'],
  one: (which: string | null, what: string) => `Your ${which ? `${which} ` : ''}note ${what}.`,
  'read-to-all': 'was read to all',
  'read-by-facilitator': 'was read by those who guide, and by nobody else',
  'not-read': 'was not read',
  withdrawn: 'was taken back, unread',
  soft: (one: boolean) => (one ? 'It had no name, and it is gone now.' : 'They had no name, and they are gone now.'),
} as const

export const BOWL_DESK = {
  title: 'The bowl',
  level: { empty: 'Nothing lies in it.', few: 'A few notes lie in it.', many: 'Many notes lie in it.' },
  covered: (least: number) => `Covered: fewer than ${inWords(least)} are here.`,
  inHand: 'A drawn note is in your hands.',
  look: 'Read it',
  open: 'Open the bowl',
  now: 'Now',
  'after-turn': 'After this share',
  'after-round': 'After this round',
  notAfterAll: 'Not after all',
  openSoft: 'Everyone is told when. Notes are drawn only then.',
  drawSoft: 'One comes to you at random. You read it first; nobody can know whose it is, not even you.',
  draw: 'Draw one',
  close: 'Close the bowl',
  toLay: 'A note is laid in the centre after this share.',
  aside: 'Set aside',
  asideNote: (i: number) => `Note ${i}`,
  toCloth: 'Notes are on their way to the cloth.',
  clothOpen: 'Open the cloth for a while',
  clothClose: 'Close the cloth',
  clothRead: 'Read the cloth',
  clothSoft: 'While it is open, notes you have read can be laid there for all, within half a minute.',
  doubts: (names: readonly string[]) => `The bowl could not be confirmed for ${list(names)}.`,
  doubt: (name: string) =>
    `${name}’s page could not confirm the bowl. It is shut for her. Compare the six words aloud.`,
  unread:
    'Notes are still unread. You can read them first, or close and let everyone who wrote know that they were not read.',
  readFirst: 'Read them first',
  closeUnread: 'Close without reading',
} as const
