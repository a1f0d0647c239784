/* Words of every screen: the way out, help, comfort, the title of the tab, and what stands there while something
   loads. Titles must tell nothing. */
export const HELP = {
  leaveNow: 'Leave now',
  nav: 'Help and comfort',
  comfort: 'Comfort',
  call: 'Someone to call',
  callSoft: 'These numbers stand in this page itself. Nobody learns that you looked.',
  country: 'Where you are',
  anotherCountry: 'Another country',
  back: 'Back',
  backToCircle: 'Back to the circle',
} as const

export const COMFORT = {
  title: 'Comfort',
  soft: 'It holds until you close this page, and nothing of it stays on the device.',
  light: {
    label: 'Light',
    options: [
      ['day', 'Day'],
      ['dusk', 'Dusk'],
      ['device', 'As my device'],
    ],
  },
  letters: {
    label: 'Text size',
    options: [
      ['usual', 'Usual'],
      ['large', 'Large'],
      ['larger', 'Larger'],
    ],
  },
  own: {
    label: 'My own picture, for me',
    options: [
      ['show', 'Show'],
      ['hide', 'Hide'],
    ],
  },
  others: {
    label: 'Other pictures',
    options: [
      ['show', 'Show'],
      ['speaking', 'Only who speaks'],
      ['none', 'None'],
    ],
  },
} as const

export const TITLES = {
  starting: 'Room',
  'sign-in': 'Sign in',
  invitation: 'Room',
  words: 'Room',
  home: 'Room',
  arrival: 'Lobby',
  waiting: 'Lobby',
  room: 'Room',
  turn: 'Room – now',
  quiet: 'Room',
} as const

export const AROUND = {
  away: 'Finding the way back.',
  awayLead: 'Nothing is lost. This page keeps trying, and goes on by itself.',
  tryNow: 'Try again now',
  broken: 'Something on this page stumbled.',
  brokenClosed: 'Your microphone and camera are closed. You can load the page once more, or leave.',
  brokenOpen: 'Your microphone or camera is still open. Close this page to close them.',
  again: 'Load it once more',
} as const
