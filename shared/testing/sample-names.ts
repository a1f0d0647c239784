// Names that somebody might give at the door, one for each rule about names. For tests only.
export const sampleNames = {
  tooLong: 'a'.repeat(41),
  decomposed: 'Zoe\u0308',
  hidden: 'Di\u202ena',
  likeTheGuide: 'T\u00cbRESA',
  likeAnother: 'A-n-a',
  mixed: '\u0422eresa', // Cyrillic Te
  ofARole: 'Co-Facilitator',
  joined: '\u0645\u06cc\u200c\u0646\u0627', // the half-space of Persian
  marked: 'Dina \u2605',
  script: '<script>alert("x")</script>',
} as const
