/* Words of the pages around the room: signing in, her words, home, goodbye, and the quiet ends. */
export const ACCOUNT = {
  signIn: {
    title: 'Come in.', name: 'The name you sign in with', words: 'Your words',
    hint: 'Four plain words, or your own passphrase. You can paste it.',
    own: 'This device is mine alone. Keep me signed in for thirty days.',
    go: 'Come in', working: 'One moment',
    lost: 'I have lost my words', lostSaid: 'The one who guides your circle can make you a new personal link. It works once, and your old words stop working.',
    soft: 'Nothing stays on this device after you sign out or leave.',
  },
  words: {
    title: 'These are your words.',
    lead: 'At this address, with this name and these four words, you come back each week, and after Leave now. They are shown once, here.',
    address: 'The address', name: 'Your sign-in name', words: 'Your four words',
    keep: 'How to keep them',
    ways: [
      'On paper, somewhere that is yours alone. It needs no explanation: it could be a shopping list.',
      'By heart. Say them three times, and make a small picture of them.',
      'In a password keeper that nobody else opens.',
    ],
    soft: 'If they are lost, the one who guides makes you a new personal link.',
    copy: 'Copy them', copied: 'Copied. Other programs on this device can read what is copied.',
    copyNot: 'They could not be copied. Write them down, or choose each line and copy it by hand.',
    go: 'I have them', kept: 'Your own words stay as they were.',
  },
  home: {
    again: 'We meet on', hour: (from: string, to: string, town: string | null) => `${from} to ${to}, ${town ? `${town} time` : 'your time'}`,
    none: 'No next day is set yet.', noneSoft: 'It will stand here. Nobody writes to you about it.',
    removed: 'There is nothing for you here today.', removedSoft: 'When this gathering is over, the next day stands here again.',
    open: 'The door is open.', go: 'Go to the door',
    fresh: 'For the rest, give your words once more.', giveWords: 'Give my words',
    read: 'To read before, if you like',
    out: 'Sign out', outAll: 'Sign out everywhere', circle: (name: string) => name,
    guided: (by: string) => `with ${by}`,
    ownWords: 'Choose my own words',
  },
  goodbye: {
    title: 'The circle has closed.',
    lead: 'Thank you for sitting with us. What was said has been erased. Before you close this page, if there is time:',
    slow: [
      'Feel the floor under your feet, and let it carry you.',
      'Find three things in this room that are made of wood.',
      'Drink something warm before you pick up your phone.',
    ],
    again: (day: string, clock: string) => `We meet again on ${day}, at ${clock}`,
    soft: 'Until then nobody will write to you, unless you asked for it.',
    close: 'Close this page', plan: 'Set the next date', toLead: 'Back to your page', talk: 'I would like to talk to someone now',
  },
  cancelled: {
    title: 'It does not take place.', lead: 'This meeting was cancelled. It has nothing to do with you.',
    home: 'Back to the start',
  },
  left: {
    title: 'You have left for today.', lead: 'Your seat has closed softly. Nobody is told why, and nobody needs to know.',
    again: 'Knock again', home: 'Back to the start',
  },
  removed: {
    title: 'This gathering is over for you.',
    lead: 'The one who guides has ended your part in it. You cannot come back into this one. It says nothing about your worth.',
    soft: 'If it has left you shaken, someone can listen now. You may also ask the one who guides, later, in your own time.',
    call: 'Someone to call', home: 'Back to the start',
  },
  declined: {
    title: 'It is not possible this time.',
    lead: 'You cannot come into this gathering. You are welcome to another one.',
    home: 'Back to the start',
  },
  moved: {
    title: 'You are in the room on another device.',
    lead: 'Your seat has gone there with you. This page is done, and nothing of the circle is on it any more.',
    here: 'Bring my seat here', home: 'Back to the start',
  },
  elsewhere: {
    title: 'You are in the room on another device.',
    lead: 'Your seat can come here. Your turn comes with it, and your microphone and camera are closed until you open them.',
    here: 'Bring my seat here', stay: 'Leave it there',
  },
  noCircle: {
    title: 'You belong to no circle here.',
    lead: 'If you expected one, the woman who guides it can tell you more. With a new invitation you can come in again.',
    soft: 'Nothing of yours is kept but your sign-in name, and that is deleted by itself thirty days after you last belonged to one.',
    call: 'Someone to call', out: 'Sign out',
  },
  lost: {
    title: 'There is nothing here.', lead: 'The address may have changed, or a letter is missing.', home: 'Back to the start',
  },
} as const
