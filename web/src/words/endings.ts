/* Words of the pages on which a gathering ends: the goodbye, and the quiet ends. */

export const GOODBYE = {
  title: 'The circle has closed.',
  lead: 'Thank you for sitting with us. What was said has been erased. Before you close this page, if there is time:',
  slow: [
    'Feel the floor under your feet, and let it carry you.',
    'Find three things in this room that are made of wood.',
    'Drink something warm before you pick up your phone.',
  ],
  again: (day: string, clock: string) => `We meet again on ${day}, at ${clock}`,
  soft: 'Until then nobody will write to you, unless you asked for it.',
  close: 'Close this page',
  plan: 'Set the next date',
  toLead: 'Back to your page',
  talk: 'I would like to talk to someone now',
} as const

export const ENDINGS = {
  cancelled: {
    title: 'It does not take place.',
    lead: 'This meeting was cancelled. It has nothing to do with you.',
    home: 'Back to the start',
  },
  left: {
    title: 'You have left for today.',
    lead: 'Your seat has closed softly. Nobody is told why, and nobody needs to know.',
    again: 'Knock again',
    home: 'Back to the start',
  },
  removed: {
    title: 'This gathering is over for you.',
    lead: 'The one who guides has ended your part in it. You cannot come back into this one. It says nothing about your worth.',
    soft: 'If it has left you shaken, someone can listen now. You may also ask the one who guides, later, in your own time.',
    call: 'Someone to call',
    home: 'Back to the start',
  },
  declined: {
    title: 'It is not possible this time.',
    lead: 'You cannot come into this gathering. You are welcome to another one.',
    home: 'Back to the start',
  },
  moved: {
    title: 'You are in the room on another device.',
    lead: 'Your seat has gone there with you. This page is done, and nothing of the circle is on it any more.',
    here: 'Bring my seat here',
    home: 'Back to the start',
  },
  elsewhere: {
    title: 'You are in the room on another device.',
    lead: 'Your seat can come here. Your turn comes with it, and your microphone and camera are closed until you open them.',
    here: 'Bring my seat here',
    stay: 'Leave it there',
  },
  lost: {
    title: 'There is nothing here.',
    lead: 'The address may have changed, or a letter is missing.',
    home: 'Back to the start',
  },
} as const
