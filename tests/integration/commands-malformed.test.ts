// What is not a command, too many commands, and frames that no client of ours sends: over real sockets and a real database,
// each is refused or ends its own line, and nobody else notices.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { knock, newCommandId, seedCircle, type SeededCircle } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let fixture: ServerFixture
let seeded: SeededCircle

beforeAll(async () => {
  ground = await newStorage()
  fixture = await openServerFixture(ground)
})
afterAll(async () => {
  await fixture.close()
  await ground.clear()
})
beforeEach(async () => {
  seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member', maja: 'member' })
})
afterEach(() => fixture.io.disconnectSockets(true))

describe('what is not a command', () => {
  it.each([
    ['no payload', 'gathering:command', [], 'malformed'],
    ['a text', 'gathering:command', ['hello'], 'malformed'],
    ['a short id', 'gathering:command', [{ commandId: 'x', command: { type: 'hand.raise' } }], 'malformed'],
    [
      'a field too many',
      'gathering:command',
      [{ commandId: newCommandId(), command: { type: 'hand.raise', who: 'x', more: 1 } }],
      'malformed',
    ],
    [
      'a type of its own',
      'gathering:command',
      [{ commandId: newCommandId(), command: { type: 'piece.steal' } }],
      'unknown-command',
    ],
    [
      'a command of the system',
      'gathering:command',
      [{ commandId: newCommandId(), command: { type: 'offer.lapse', turn: 1 } }],
      'unknown-command',
    ],
    [
      'the name of a prototype',
      'gathering:command',
      [{ commandId: newCommandId(), command: { type: 'constructor' } }],
      'unknown-command',
    ],
    ['an event of its own', 'gathering:burn', [{}], 'unknown-command'],
    ['a move that was not asked', 'gathering:move-here', [], 'already-so'],
  ])('is refused: %s', async (_what, event, args, code) => {
    const teresa = await knock(fixture, seeded, 'teresa')
    expect(await teresa.sendRaw(event, ...args)).toEqual({ ok: false, code })
    expect(await teresa.send({ type: 'gathering.open' })).toMatchObject({ ok: true })
  })

  it('breaks nothing when it wants no answer', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const raw = teresa.socket as unknown as { emit(event: string, ...args: unknown[]): void }
    raw.emit('gathering:command', null)
    raw.emit('gathering:command', { commandId: newCommandId(), command: { type: 'rest.pause' } }, 'not a function')
    raw.emit('anything')
    expect(await teresa.send({ type: 'gathering.open' })).toMatchObject({ ok: true })
  })

  it('is too fast above twenty a second, and only then', async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const answers = await Promise.all(Array.from({ length: 30 }, () => teresa.send({ type: 'rest.over' })))
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code))
    expect(codes.filter((code) => code === 'too-fast').length).toBeGreaterThanOrEqual(5)
    expect(codes.filter((code) => code !== 'too-fast').length).toBeGreaterThanOrEqual(18)
    await waitFor('the limit to let go', async () => {
      const answer = await teresa.send({ type: 'rest.over' })
      return answer.ok || answer.code !== 'too-fast'
    })
  })
})

describe('frames that no client of ours sends', () => {
  it.each([
    ['half a message', '42["gathering:command"'],
    ['a message that is no array', '42{"a":1}'],
    ['an event without a name', '42[]'],
    ['a reserved event', '42["disconnect"]'],
    ['a number for a name', '421[7,{}]'],
    ['an unknown packet', '4x'],
    ['an unknown engine packet', 'z'],
    ['an ack that nobody awaits', '4399[{"ok":true}]'],
    ['a promise of binary', '451-["gathering:command",{"_placeholder":true,"num":0}]'],
    ['a deep nest', `42["gathering:command",${'['.repeat(5000)}${']'.repeat(5000)}]`],
    ['too much', `42["x","${'y'.repeat(200_000)}"]`],
  ])('end at most their own line: %s', async (_what, frame) => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const raw = new WebSocket(`${fixture.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie: teresa.cookie.split(';')[0]!, origin: fixture.url },
    })
    raw.on('error', () => {})
    let connected = false
    raw.on('message', (data) => {
      const text = String(data)
      if (text.startsWith('0')) raw.send(`40${JSON.stringify({ gathering: seeded.gathering })}`)
      if (text.startsWith('40')) connected = true
    })
    await waitFor('the raw line', () => connected)
    raw.send(frame)
    raw.send('42["clock:read"]')
    expect(await teresa.send({ type: 'gathering.open' })).toMatchObject({ ok: true })
    raw.terminate()
    expect(fixture.lines.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})
