/* Words of the pages of an account: signing in, home, and no circle. They are loaded with the first screen. */

export const SIGN_IN = {
  title: 'Come in.',
  name: 'The name you sign in with',
  words: 'Your words',
  hint: 'Four plain words, or your own passphrase. You can paste it.',
  own: 'This device is mine alone. Keep me signed in for thirty days.',
  go: 'Come in',
  working: 'One moment',
  lost: 'I have lost my words',
  lostSaid:
    'The one who guides your circle can make you a new personal link. It works once, and your old words stop working.',
  soft: 'Nothing stays on this device after you sign out or leave.',
} as const

export const HOME = {
  again: 'We meet on',
  hour: (from: string, to: string, town: string | null) => `${from} to ${to}, ${town ? `${town} time` : 'your time'}`,
  none: 'No next day is set yet.',
  noneSoft: 'It will stand here. Nobody writes to you about it.',
  removed: 'There is nothing for you here today.',
  removedSoft: 'When this gathering is over, the next day stands here again.',
  open: 'The door is open.',
  go: 'Go to the door',
  fresh: 'For the rest, give your words once more.',
  giveWords: 'Give my words',
  read: 'To read before, if you like',
  out: 'Sign out',
  outAll: 'Sign out everywhere',
  circle: (name: string) => name,
  guided: (by: string) => `with ${by}`,
  ownWords: 'Choose my own words',
} as const

export const NO_CIRCLE = {
  title: 'You belong to no circle here.',
  lead: 'If you expected one, the woman who guides it can tell you more. With a new invitation you can come in again.',
  soft: 'Nothing of yours is kept but your sign-in name, and that is deleted by itself thirty days after you last belonged to one.',
  call: 'Someone to call',
  out: 'Sign out',
} as const
