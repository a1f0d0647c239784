// Commands that were sent and not yet answered. Each keeps its id until the server answers, and is sent again after any
// doubt. It must not know the socket: `deliver` does, and throws when no answer came.
import { refuse } from '@circle/shared/errors'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { Ack, CommandMessage } from '@circle/shared/socket'
import { doubling } from '../retry.ts'

export type Deliver = (message: CommandMessage) => Promise<Ack>
type PendingCommand = { message: CommandMessage; answer: (ack: Ack) => void; tries: number; inFlight: boolean }

/** 128 random bits as base64url. The same command sent twice takes effect once (docs/protocol.md). */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const again = (tries: number) => doubling(300, 4_000, tries)
const patience = 8 // after that many refusals "try again" (about 20 s) she is told

export class PendingCommands {
  private readonly waiting = new Map<string, PendingCommand>()
  private connected = false
  private readonly deliver: Deliver

  constructor(deliver: Deliver) {
    this.deliver = deliver
  }

  /** Resolves with the server's answer, however many connections that takes. */
  send(command: PersonCommand): Promise<Ack> {
    return new Promise((answer) => {
      const one: PendingCommand = { message: { commandId: newCommandId(), command }, answer, tries: 0, inFlight: false }
      this.waiting.set(one.message.commandId, one)
      void this.tryOne(one)
    })
  }

  /** A connection stands: everything unanswered is sent again, in the order of asking. */
  connect() {
    this.connected = true
    for (const one of this.waiting.values()) void this.tryOne(one)
  }

  disconnect() {
    this.connected = false
  }

  /** No answer will come any more. */
  close() {
    this.connected = false
    for (const one of this.waiting.values()) one.answer(refuse('try-again'))
    this.waiting.clear()
  }

  private async tryOne(one: PendingCommand) {
    if (!this.connected || one.inFlight || !this.waiting.has(one.message.commandId)) return
    one.inFlight = true
    const ack = await this.deliver(one.message).catch(() => null)
    one.inFlight = false
    one.tries += 1
    const resting = ack !== null && !ack.ok && ack.code === 'try-again' && one.tries < patience
    if (ack === null || resting) {
      setTimeout(() => void this.tryOne(one), again(one.tries))
      return
    }
    if (this.waiting.delete(one.message.commandId)) one.answer(ack)
  }
}
