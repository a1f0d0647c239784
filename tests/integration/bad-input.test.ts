// Misuse by name, on the whole app with a gathering going on: each is answered with a code, changes nothing, and nobody
// else notices. What the tables in tests/roles try, and what the fuzz throws, is not repeated here.
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import {
  type Arrived,
  arrive,
  connect,
  newCommandId,
  openCircle,
  seedCircle,
  type SeededCircle,
} from '../support/members.ts'
import { openGathering } from '../support/opened.ts'
import { waitFor } from '../support/wait-for.ts'
import { openApp, type OpenApp } from './open-app.ts'

let app: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>
let guide: Arrived
let ana: Arrived

beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app?.close())
const fixture = () => ({ url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } })
beforeEach(async () => {
  seeded = await seedCircle(app.db, { teresa: 'facilitator', ana: 'member', maja: 'member', noor: 'member' })
  people = await openCircle(fixture(), seeded, 'teresa', ['ana', 'maja'])
  guide = people['teresa']!
  ana = people['ana']!
})
afterEach(() => {
  for (const one of Object.values(people)) one.close()
})

const state = async () => (await openGathering(app.db, app.config.dataDir, seeded.gathering)).state
const faults = () => app.lines.filter((line) => /"level":[56]0/.test(line))

describe('a hundred commands in a burst', () => {
  it('are slowed from the twenty-first on; the others are answered at once, and so is she a moment later', async () => {
    await guide.send({ type: 'mode.set', mode: 'open' })
    const burst = Array.from({ length: 100 }, (_, k) =>
      ana.send(k % 2 === 0 ? { type: 'hand.raise' } : { type: 'hand.lower' }),
    )
    const began = performance.now()
    expect(await people['maja']!.send({ type: 'rest.ask' })).toMatchObject({ ok: true })
    expect(performance.now() - began).toBeLessThan(1500)
    const answers = await Promise.all(burst)
    const slowed = answers.filter((answer) => !answer.ok && answer.code === 'too-fast').length
    expect(slowed).toBeGreaterThanOrEqual(60)
    expect(slowed).toBeLessThanOrEqual(80)
    expect(ana.socket.connected).toBe(true)
    await waitFor('her next command', async () => {
      const answer = await ana.send({ type: 'rest.ask' })
      return answer.ok || answer.code === 'already-so'
    })
  })
})

describe('a megabyte', () => {
  const much = 'x'.repeat(1 << 20)

  it('on the socket ends that line and no other', async () => {
    const before = await state()
    const raw = ana.socket as unknown as { emit(event: string, ...args: unknown[]): void }
    raw.emit('gathering:command', { commandId: newCommandId(), command: { type: 'piece.write', turn: 0, text: much } })
    await waitFor('the end of her line', () => !ana.socket.connected)
    expect(await people['maja']!.send({ type: 'piece.take', turn: 0 })).toMatchObject({ ok: false })
    expect((await state()).seq).toBe(before.seq)
  })

  it('over HTTP is too large, on every path that takes a body', async () => {
    for (const path of [
      '/api/sign-in',
      '/api/words',
      '/api/invitations/accept',
      `/api/circles/${seeded.circle}/gatherings`,
    ]) {
      const answer = await fetch(app.url + path, {
        method: 'POST',
        body: JSON.stringify({ topic: much }),
        headers: { 'content-type': 'application/json', 'x-circle': '1', cookie: guide.cookie },
      })
      expect([path, answer.status, await answer.text()]).toEqual([path, 413, '{"ok":false,"code":"too-large"}'])
    }
  })

  it('sent to the bowl is answered like everything else', async () => {
    expect((await fetch(`${app.url}/bowl/${seeded.gathering}`, { method: 'POST', body: much })).status).toBe(202)
  })
})

describe('the keys that every object has', () => {
  const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
  const about = (key: string): PersonCommand[] => [
    { type: 'door.admit', who: key },
    { type: 'door.decline', who: key, how: 'not-now' },
    { type: 'door.keep-apart', one: key, other: ana.who, apart: true },
    { type: 'hold.hush', who: key, hushed: true },
    { type: 'hold.camera', who: key, stopped: true },
    { type: 'hold.to-listening', who: key },
    { type: 'hold.to-waiting', who: key },
    { type: 'hold.remove', who: key },
    { type: 'order.move', who: key, before: null },
    { type: 'rest.heard', who: key },
    { type: 'note.lay', id: key },
    { type: 'hand.lower', who: key },
  ]

  it.each(keys)('name nobody and no note: %s', async (key) => {
    const before = await state()
    for (const command of about(key)) {
      const answer = await app.app.live.submit(seeded.gathering, guide.who, newCommandId(), command)
      expect([command.type, answer.ok]).toEqual([command.type, false])
    }
    expect(await guide.send({ type: 'hold.remove', who: key })).toEqual({ ok: false, code: 'not-here' })
    expect(await state()).toEqual(before)
  })

  it('in a body give nothing to anybody', async () => {
    for (const body of [
      '{"__proto__":{"name":"a","words":"b","ownDevice":false}}',
      '{"constructor":{"prototype":{"role":"facilitator"}},"role":"member"}',
      '{"role":"member","__proto__":{"account":"x"}}',
    ]) {
      const answer = await fetch(`${app.url}/api/circles/${seeded.circle}/invitations`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-circle': '1', cookie: guide.cookie },
      })
      expect([body, answer.status, await answer.text()]).toEqual([body, 400, '{"ok":false,"code":"malformed"}'])
    }
    expect(({} as { role?: string }).role).toBeUndefined()
    expect(faults()).toEqual([])
  })
})

describe('a name at the door', () => {
  test.each([
    ['of ten thousand letters', 'a'.repeat(10_000), 'malformed'],
    ['of one letter too many', 'a'.repeat(41), 'name-too-long'],
    ['of few letters and very many bytes', '👩‍👩‍👧‍👦'.repeat(12), 'name-not-allowed'],
    ['of nothing', '   \u3000 ', 'name-empty'],
    ['written to be read backwards', 'Ana\u202easeraT', 'name-not-allowed'],
    ['with a direction of its own inside', '\u2067Ana\u2069', 'name-not-allowed'],
    ['with nothing to be seen between its letters', 'A\u200bna', 'name-not-allowed'],
    ['of nothing to be seen', '\u200b\u2060\ufeff', 'name-not-allowed'],
    ['with a line break', 'Ana\nMaja', 'name-not-allowed'],
    ['with half a character', 'Ana\ud800', 'name-not-allowed'],
    ['with marks piled on one letter', `A${'\u0301'.repeat(30)}na`, 'name-not-allowed'],
    ['with a sign like the facilitator’s', 'Ana ★', 'name-not-allowed'],
    ['like hers who guides, with foreign letters', 'Тeresа', 'name-mixed'],
    ['like that of another, with one foreign letter', 'Maj\u0430', 'name-mixed'],
    ['of a role', 'Co-Facilitator', 'name-of-a-role'],
    ['with a joiner that nothing needs', 'A\u200cna', 'name-not-allowed'],
  ])('%s is refused and nobody waits', async (_what, name, code) => {
    const noor = await arrive(fixture(), seeded, 'noor')
    expect(await noor.send({ type: 'door.knock', name, attendance: 'sharing' })).toEqual({ ok: false, code })
    expect((await state()).waitingOrder).toEqual([])
    noor.close()
  })

  test.each(['נועה', 'می\u200cنا', 'ليلى', 'Анна', '小雪', 'Zoë-Marie', 'Ó Brien 2', 'Nguyễn Thị'])(
    'written as she writes it is hers: %s',
    async (name) => {
      const noor = await arrive(fixture(), seeded, 'noor')
      const answer = await noor.send({ type: 'door.knock', name, attendance: 'sharing' })
      expect(answer).toMatchObject({ ok: true })
      expect(Object.values((await state()).waiting)[0]?.name).toBe(name.normalize('NFC'))
      noor.close()
    },
  )
})

/** As the address is written: `fetch` would mend it. */
async function sendRaw(method: string, path: string): Promise<{ status: number; headers: string[]; body: string }> {
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    request(app.url, { method, path, headers: { cookie: guide.cookie, 'x-circle': '1' } }, done)
      .on('error', fail)
      .end()
  })
  return { status: answer.statusCode!, headers: Object.keys(answer.headers), body: await text(answer) }
}

describe('an address or an id that is none', () => {
  it.each(['/%', '/%E0%A4%A', '/api/%zz', '/assets/%00', '/api/circles/%/members', '//', '/%2e%2e/%', '/sfu/rtc/%'])(
    'in the address %s is refused in our own form, with every header (F14)',
    async (path) => {
      const always = (await sendRaw('GET', '/livez')).headers.filter((name) => /policy|options|robots|cache/.test(name))
      expect(always.length).toBeGreaterThan(6)
      for (const method of ['GET', 'POST']) {
        const { status, headers, body } = await sendRaw(method, path)
        expect(headers, method).toEqual(expect.arrayContaining(always))
        if (status !== 200)
          expect([method, body]).toEqual([
            method,
            expect.stringMatching(/^\{"ok":false,"code":"(malformed|not-found)"\}$/),
          ])
      }
      expect(faults()).toEqual([])
    },
  )

  it('in the place of an id is refused on every path, and never a fault of ours (F14)', async () => {
    for (const id of [
      'x',
      '0',
      'null',
      'a'.repeat(500),
      '%00',
      '../me',
      "'; drop table account; --",
      '\u202e',
      '00000000-0000-0000-0000-00000000000g',
    ]) {
      const circle = `circles/${seeded.circle}`
      for (const path of [
        'circles/ID/members',
        'circles/ID/invitations',
        'circles/ID/gatherings',
        'gatherings/ID/agree',
        `${circle}/gatherings/ID`,
        `${circle}/gatherings/ID/cancel`,
        `${circle}/invitations/ID/take-back`,
        `${circle}/members/ID/end`,
      ]) {
        for (const method of ['GET', 'POST']) {
          const answer = await fetch(`${app.url}/api/${path.replace('ID', encodeURIComponent(id))}`, {
            method,
            headers: { 'content-type': 'application/json', 'x-circle': '1', cookie: guide.cookie },
            ...(method === 'POST' && { body: '{}' }),
          })
          expect([400, 404], `${method} ${path} ${id}`).toContain(answer.status)
        }
      }
      const line = connect({ url: app.url, gathering: id, cookie: guide.cookie })
      expect(await waitFor('the refusal', line.refused)).toMatch(/malformed|not-found|not-yours/)
      line.close()
    }
    expect(faults()).toEqual([])
  })
})

describe('a text with signs that nobody sees', () => {
  const odd = 'Beginning\u202e\ud800\u0000 \u2066again\u2069\udc00'

  it('of a gathering is kept without them (F14)', async () => {
    const answer = await fetch(`${app.url}/api/circles/${seeded.circle}/gatherings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-circle': '1', cookie: guide.cookie },
      body: JSON.stringify({
        topic: odd,
        reading: odd,
        doorWords: odd,
        startsAt: Date.now() + 86_400_000,
        minutes: 60,
      }),
    })
    expect(await answer.json()).toMatchObject({ topic: 'Beginning again', reading: 'Beginning again' })
  })

  it('in every other field of a body is refused or kept without them, and never a fault of ours (F14)', async () => {
    const ask = (path: string, body: object) =>
      fetch(`${app.url}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-circle': '1', cookie: guide.cookie },
        body: JSON.stringify(body),
      })
    const answers = await Promise.all([
      ask('sign-in', { name: odd, words: odd, ownDevice: false }),
      ask('invitations/look', { token: odd }),
      ask('invitations/accept', { token: odd, ownDevice: false }),
      ask(`circles/${seeded.circle}/invitations`, { role: 'member', mark: odd }),
      ask(`circles/${seeded.circle}/members/${seeded.accounts['maja']}/mark`, { mark: odd }),
      ask('words', { words: odd, next: odd }),
      ask(`gatherings/${seeded.gathering}/agree`, { version: odd }),
    ])
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    expect(faults()).toEqual([])
  })
})
