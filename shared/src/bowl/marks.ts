// The marks of a tick: what became of a note, readable only with its nonce. It must not know whose note it is.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64url, toUtf8, type Bytes } from './bytes.ts'
import type { NoteOutcome } from './outcomes.ts'

export const MARK_BYTES = 16
export const MARKS_OF_A_TICK = 16
export const MARKS_AT_THE_CLOSE = 128

/** HMAC-SHA-256 with her nonce (16 bytes) as the key, cut to 16 bytes (RFC 2104, section 5). */
export const markOf = (nonce: Uint8Array, outcome: NoteOutcome): Bytes =>
  hmac(sha256, nonce, toUtf8(outcome)).slice(0, MARK_BYTES)

/** From the least to the last word: of two marks in one frame the later one counts. */
const byWeight: readonly NoteOutcome[] = [
  'waits-too-few',
  'in-the-bowl',
  'read-by-facilitator',
  'not-read',
  'too-many',
  'closed-for-this-voice',
  'withdrawn',
  'read-to-all',
]

/** A reader of frames (base64url marks) for one nonce: her outcome in it, or null. Reckons her eight marks once. */
export function markReader(nonce: Uint8Array): (marks: readonly string[]) => NoteOutcome | null {
  const own = byWeight.map((outcome) => [toBase64url(markOf(nonce, outcome)), outcome] as const)
  return (marks) => own.findLast(([mark]) => marks.includes(mark))?.[1] ?? null
}
