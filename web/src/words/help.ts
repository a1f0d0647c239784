/* Words that stand on every screen: the way out, help, comfort. */
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
