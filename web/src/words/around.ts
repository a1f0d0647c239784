/* Words around the screens: the title of the tab, and what stands there while something is on its way.
   Titles tell nothing. */
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
