// Names that women, and others, might give at the door. For tests only.
export const names = {
  tooLong: 'a'.repeat(41),
  decomposed: 'Zoe\u0308',
  hidden: 'Di\u202ena',
  likeTheGuide: '\u0422eres\u0430', // Cyrillic Te and a
  marked: 'Dina \u2605',
  script: '<script>alert("x")</script>',
} as const
