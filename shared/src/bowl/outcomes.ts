// What can become of a note. The sentences for it are in web/src/words and its encoding is in marks.ts, not here.

export const noteOutcomes = [
  'in-the-bowl',
  'waits-too-few',
  'too-many',
  'closed-for-this-voice',
  'withdrawn',
  'read-to-all',
  'read-by-facilitator',
  'not-read',
] as const
export type NoteOutcome = (typeof noteOutcomes)[number]

/** What may still be followed by another: a note in the bowl, one that waits, and one that may yet be laid for all. */
const passing: readonly NoteOutcome[] = ['waits-too-few', 'in-the-bowl', 'read-by-facilitator']
export const isFinalOutcome = (outcome: NoteOutcome): boolean => !passing.includes(outcome)
