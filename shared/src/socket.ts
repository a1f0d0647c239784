// The socket's contract: imperative from the client, past tense or a noun from the server, typed acks. No rule lives here.
import type { RefusalCode } from './errors.ts'
import type { PersonCommand } from './gathering/commands.ts'
import type { ParticipantId } from './gathering/state.ts'
import type { View } from './gathering/view.types.ts'

/** It tells nobody how much has happened. */
export type Ack = { ok: true } | { ok: false; code: RefusalCode }

/** `commandId`: 128 random bits of the client, the same on every retry; the same id gives the same answer. */
export type CommandMessage = { commandId: string; command: PersonCommand }

/** Both base64url: the evaluated element (33 bytes) and the proof that it was made with the key in the view (64). */
export type CredentialAck = { ok: true; evaluated: string; proof: string } | { ok: false; code: RefusalCode }

/** The marks of one tick, base64url of 16 bytes each: always as many, also when nothing came. Only she can read hers. */
export type BowlTick = { tick: number; marks: string[] }

export type ClientToServer = {
  'gathering:command': (message: CommandMessage, ack: (answer: Ack) => void) => void
  /** Another device of hers is in the room: bring the seat here. */
  'gathering:move-here': (ack: (answer: Ack) => void) => void
  /** A blinded element, base64url of 33 bytes; the same again gets the same answer. */
  'bowl:credential': (blinded: string, ack: (answer: CredentialAck) => void) => void
  'clock:read': (ack: (serverNow: number) => void) => void
  /** Her page broke, on a screen of this name. One word and no content; it is counted. */
  'page:broken': (screen: string, ack: (answer: Ack) => void) => void
}

/** The screens of a gathering by which broken pages are counted; every other word counts as 'other'. */
export const COUNTED_SCREENS = ['name', 'ways', 'waiting', 'not-now', 'room', 'elsewhere', 'goodbye'] as const
export type CountedScreen = (typeof COUNTED_SCREENS)[number] | 'other'

export type ServerToClient = {
  'gathering:view': (view: View, serverNow: number) => void
  'gathering:elsewhere': () => void // she is in the room on another device: ask her whether to move
  'gathering:moved': () => void // her seat went to another device; this one is done
  'gathering:closed': (why: 'ended' | 'cancelled' | 'removed' | 'signed-out' | 'not-yours') => void
  'bowl:tick': (tick: BowlTick) => void // at each tick, and once when she arrives
  'media:health': (health: MediaHealth) => void
  'media:unheard': (unheard: UnheardReport) => void // to those who guide alone
}

export type MediaHealth = 'ok' | 'starting' | 'text-only'

/**
 * Whose sound does not arrive, although she shares and is here. `cutOff`: nothing of hers reaches the media server.
 * `closed`: she has the piece, and her microphone is closed.
 */
export type UnheardReport = { cutOff: ParticipantId[]; closed: ParticipantId | null }
