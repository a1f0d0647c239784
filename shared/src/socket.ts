// The socket's language: imperative from the client, past or noun from the server, typed acks. No rule lives here.
import type { RefusalCode } from './errors.ts'
import type { PersonCommand } from './gathering/commands.ts'
import type { View } from './gathering/view.types.ts'

/** `seq`: of the last event; only those in the room are told. */
export type Ack = { ok: true; seq?: number } | { ok: false; code: RefusalCode }

/** `commandId`: 128 random bits of the client, the same on every retry; the same id gives the same answer. */
export type CommandMessage = { commandId: string; command: PersonCommand }

export type ClientToServer = {
  'gathering:command': (message: CommandMessage, ack: (answer: Ack) => void) => void
  /** Another device of hers is in the room: bring the seat here. */
  'gathering:move-here': (ack: (answer: Ack) => void) => void
  'clock:read': (ack: (serverNow: number) => void) => void
}

export type ServerToClient = {
  'gathering:view': (view: View, serverNow: number) => void
  'gathering:elsewhere': () => void // she is in the room on another device: ask her whether to move
  'gathering:moved': () => void // her seat went to another device; this one is done
  'gathering:closed': (why: 'ended' | 'removed' | 'signed-out' | 'not-yours') => void
  'media:health': (health: MediaHealth) => void
}

export type MediaHealth = 'ok' | 'starting' | 'text-only'

/** Sent in the handshake. The session comes by cookie, never here. `page`: 128 random bits of the loaded page, so that its reconnect is known. */
export type Handshake = { gathering: string; page?: string }
