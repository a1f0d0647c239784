// The one list of refusals. Each code needs an HTTP status (server), a socket ack and a sentence (web/src/words).
// This file holds no sentence: words belong to the screens.

export const refusalCodes = [
  // what was sent
  'malformed',
  'unknown-command',
  'too-large',
  'too-fast',
  'command-id-reused',
  // who she is
  'not-signed-in',
  'wrong-words',
  'not-yours',
  'not-found',
  'foreign-origin',
  'not-until-close',
  'invitation-spent',
  'invitation-ended',
  'invitation-expired',
  'invitation-unknown',
  'words-too-short',
  'time-not-possible',
  // the door
  'not-admitted',
  'already-inside',
  'knock-later',
  'not-this-time',
  'removed',
  'nobody-to-admit',
  'kept-apart',
  'name-empty',
  'name-too-long',
  'name-not-allowed',
  'name-mixed',
  'name-of-a-role',
  'name-taken',
  'agreement-changed',
  'elsewhere',
  // the order
  'ended',
  'cancelled',
  'not-open',
  'already-open',
  'resting',
  'not-resting',
  'offer-moved-on',
  'turn-moved-on',
  'not-your-turn',
  'not-next',
  'nobody-to-offer',
  'round-running',
  'no-round',
  'facilitator-only',
  'lead-only',
  'facilitator-stays',
  'facilitators-own',
  'not-here',
  'not-sharing',
  'not-in-order',
  'no-hands-in-round',
  'already-so',
  'already-written',
  'text-too-long',
  'text-empty',
  'wrong-mode',
  'dropped',
  // the bowl
  'bowl-shut',
  'bowl-empty',
  'bowl-not-read',
  'note-in-hand',
  'note-lies',
  'note-gone',
  'cloth-shut',
  'credential-later',
  // the house itself
  'try-again',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export type Refusal = { ok: false; code: RefusalCode }
export const refuse = (code: RefusalCode): Refusal => ({ ok: false, code })
