// What happens to a command when its answer or the connection is lost, or when the server says "try again". Real timers
// are replaced, nothing else.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ack, CommandMessage } from '@circle/shared/socket'
import { newCommandId, PendingCommands } from './pending-commands.ts'

const pass = { type: 'piece.pass', turn: 4 } as const

/** A server that answers by plan: an ack, or silence (null). */
function serverAnswering(...plan: (Ack | null)[]) {
  const got: CommandMessage[] = []
  const deliver = async (message: CommandMessage): Promise<Ack> => {
    got.push(message)
    const answer = plan.shift()
    if (answer === null || answer === undefined) throw new Error('no answer')
    return answer
  }
  return { got, deliver }
}

describe('commands that wait for their answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('a command goes out again under the same id when no answer came', async () => {
    const server = serverAnswering(null, { ok: true })
    const pending = new PendingCommands(server.deliver)
    pending.connect()
    const answer = pending.send(pass)
    await vi.runAllTimersAsync()
    expect(await answer).toEqual({ ok: true })
    expect(server.got).toHaveLength(2)
    expect(server.got[1]).toEqual(server.got[0])
  })

  it('commands wait for a connection and then keep their order', async () => {
    const server = serverAnswering({ ok: true }, { ok: true })
    const pending = new PendingCommands(server.deliver)
    const both = Promise.all([pending.send({ type: 'hand.raise' }), pending.send(pass)])
    await vi.runAllTimersAsync()
    expect(server.got).toHaveLength(0)
    pending.connect()
    expect(await both).toEqual([{ ok: true }, { ok: true }])
    expect(server.got.map((one) => one.command.type)).toEqual(['hand.raise', 'piece.pass'])
  })

  it('a refusal is handed to the caller, and the command is not sent again', async () => {
    const server = serverAnswering({ ok: false, code: 'offer-moved-on' })
    const pending = new PendingCommands(server.deliver)
    pending.connect()
    expect(await pending.send(pass)).toEqual({ ok: false, code: 'offer-moved-on' })
    await vi.runAllTimersAsync()
    expect(server.got).toHaveLength(1)
  })

  it('a command is sent again while the server says try again, and the caller is told in the end', async () => {
    const server = serverAnswering(...Array.from({ length: 20 }, (): Ack => ({ ok: false, code: 'try-again' })))
    const pending = new PendingCommands(server.deliver)
    pending.connect()
    const answer = pending.send(pass)
    await vi.runAllTimersAsync()
    expect(await answer).toEqual({ ok: false, code: 'try-again' })
    expect(server.got).toHaveLength(8)
    expect(new Set(server.got.map((one) => one.commandId)).size).toBe(1)
  })

  it('no command goes out after the room was left, and no caller stays waiting', async () => {
    const server = serverAnswering(null)
    const pending = new PendingCommands(server.deliver)
    pending.connect()
    const answer = pending.send(pass)
    await vi.advanceTimersByTimeAsync(1)
    pending.close()
    await vi.runAllTimersAsync()
    expect(await answer).toEqual({ ok: false, code: 'try-again' })
    expect(server.got).toHaveLength(1)
  })

  it('command ids have 128 bits and fit the protocol', () => {
    const ids = new Set(Array.from({ length: 500 }, newCommandId))
    expect(ids.size).toBe(500)
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/)
  })
})
