// The channel of the bowl on the whole app: one answer to everything, and nothing kept of who asked.
import { randomBytes, randomUUID } from 'node:crypto'
import { connect as dial } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { newNote, postBytes, takeVoice, tick, type Voice } from '../support/bowl.ts'
import { type Arrived, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'
import { openApp, type OpenApp } from './open-app.ts'

const CANARY = 'canary-9Kp4'
const ADDRESS = '203.0.113.99'
const clock = testClock()
let app: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>
let voice: Voice

beforeAll(async () => {
  app = await openApp({ env: { LOG_LEVEL: 'trace', TRUST_PROXY: 'loopback' }, trial: { clock } })
  seeded = await seedCircle(app.db, {
    teresa: 'facilitator',
    ana: 'member',
    maja: 'member',
    ines: 'member',
    wren: 'member',
  })
  const fixture = { url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } }
  people = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja', 'ines', 'wren'])
  for (const name of ['ana', 'maja', 'ines', 'wren']) voice = await takeVoice(people[name]!, seeded.gathering)
  await next()
})
afterAll(async () => {
  for (const one of Object.values(people ?? {})) one.close()
  await app?.close()
})

const next = () => tick(app.app.live, clock, seeded.gathering)
const rows = async () => (await app.db.selectFrom('note').select('id').execute()).length
const doorNow = () => people['ana']!.room().bowl!.channelKey
const good = (seq: number) => postBytes(voice, newNote(`Number ${seq}`, seq), doorNow())

/** Bytes as they go over the line, and as they come back until it is closed. */
function raw(head: readonly string[], body: Uint8Array = new Uint8Array(), { slow = false } = {}): Promise<string> {
  return new Promise((done, fail) => {
    const { port, hostname } = new URL(app.url)
    const socket = dial(Number(port), hostname)
    let answer = ''
    socket.on('data', (data) => (answer += data.toString('latin1')))
    socket.on('error', (error) => (answer === '' ? fail(error) : done(answer)))
    socket.on('close', () => done(answer))
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    if (!slow) socket.write(body)
  })
}

const post = (
  path: string,
  body: Uint8Array,
  more: readonly string[] = [`Content-Length: ${body.length}`],
): Promise<string> => raw([`POST ${path} HTTP/1.1`, 'Host: x', ...more], body)
const channel = () => `/bowl/${seeded.gathering}`

const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, place) => (place === at ? value : byte))

test('AN-08: one answer, the same bytes, without cookie, ETag, Vary or keepalive, whatever comes', async () => {
  const answer = await post(channel(), good(1))
  expect(answer.startsWith('HTTP/1.1 202 Accepted\r\n')).toBe(true)
  const names = answer
    .split('\r\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(':')[0]!.toLowerCase())
    .sort()
  expect(names).toEqual([
    'cache-control',
    'connection',
    'content-length',
    'content-security-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'permissions-policy',
    'referrer-policy',
    'x-content-type-options',
    'x-frame-options',
    'x-robots-tag',
  ])
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  expect(answer.endsWith('\r\n\r\n')).toBe(true)

  const yesterday = postBytes(voice, newNote('Yesterday', 7), randomBytes(16).toString('base64url'))
  const length = (bytes: number): string[] => [`Content-Length: ${bytes}`]
  const everything: Record<string, Promise<string>> = {
    again: post(channel(), good(1)),
    'yesterday’s door': post(channel(), yesterday),
    'an unknown gathering': post(`/bowl/${randomUUID()}`, good(2)),
    'no id': post('/bowl/', good(2)),
    'a wrong id': post('/bowl/x', good(2)),
    'an id in capitals': post(channel().toUpperCase().replace('BOWL', 'bowl'), good(2)),
    'a path below': post(`${channel()}/more`, good(2)),
    'a broken path': post('/bowl/%E0%A4%A', good(2)),
    'a query': post(`${channel()}?${CANARY}`, good(2)),
    'a path of great length': post(`/bowl/${'a'.repeat(4000)}`, good(2)),
    nothing: post(channel(), new Uint8Array()),
    'no length at all': post(channel(), new Uint8Array(), []),
    'a byte too few': post(channel(), good(2).subarray(1)),
    'a byte too many': post(channel(), Uint8Array.from([...good(2), 0])),
    'much too much': post(channel(), randomBytes(900_000)),
    'in chunks': post(channel(), Buffer.from('5\r\nhello\r\n0\r\n\r\n'), ['Transfer-Encoding: chunked']),
    JSON: post(channel(), Buffer.from('{"a":'), [...length(5), 'Content-Type: application/json']),
    'a type that is none': post(channel(), good(2), [...length(4096), 'Content-Type: ;;;']),
    'from another site': post(channel(), good(2), [
      ...length(4096),
      'Origin: https://elsewhere.example',
      'Sec-Fetch-Site: cross-site',
    ]),
    'with a cookie': post(channel(), good(2), [...length(4096), `Cookie: ${people['ana']!.cookie}`]),
    'asking for the same line again': post(channel(), good(2), [...length(4096), 'Connection: keep-alive']),
    'expecting something': post(channel(), good(2), [...length(4096), 'Expect: 200-ok']),
    'asking whether it was changed': post(channel(), good(2), [...length(4096), 'If-None-Match: *']),
    'a wrong version': post(channel(), changed(good(2), 0, 9)),
    'a voice that is no point': post(channel(), changed(good(2), 40, 1)),
    'a wrong token': post(channel(), changed(good(2), 70, 1)),
    'a wrong signature': post(channel(), changed(good(2), 4090, 1)),
    'a length beyond its place': post(channel(), changed(good(2), 133, 255)),
  }
  for (const [what, came] of Object.entries(everything)) expect(await came, what).toBe(answer)
})

test('a body that never ends is answered the same after a while, and the line is cut', async () => {
  const answer = await post(channel(), good(1))
  const begin = performance.now()
  expect(await raw([`POST ${channel()} HTTP/1.1`, 'Host: x', 'Content-Length: 4096'], undefined, { slow: true })).toBe(
    answer,
  )
  expect(performance.now() - begin).toBeLessThan(8000)
})

test('no rate is counted: three hundred posts of one address are answered alike', async () => {
  const first = await post(channel(), good(1))
  const answers = new Set<string>()
  for (let count = 0; count < 300; count += 1) answers.add(await post(`/bowl/${randomUUID()}`, new Uint8Array(4096)))
  expect([...answers]).toEqual([first])
})

test('AN-12: no line of the log speaks of a post, nor of where it came from', async () => {
  const before = app.lines.length
  const named = [
    `Content-Length: 4096`,
    `User-Agent: ${CANARY}`,
    `X-Forwarded-For: ${ADDRESS}`,
    `Referer: http://x/${CANARY}`,
    `Accept-Language: ${CANARY}`,
  ]
  await post(channel(), good(3), named)
  await post(channel(), new Uint8Array(4096), named)
  await post(`/bowl/${CANARY}`, new Uint8Array(4096), named)
  await fetch(`${app.url}/api/me`)
  await waitFor('the line of another request', () => app.lines.slice(before).some((line) => line.includes('/api/me')))
  const said = app.lines.slice(before).filter((line) => !line.includes('/api/me'))
  expect(said.filter((line) => /bowl|POST|202/.test(line) || line.includes(CANARY) || line.includes(ADDRESS))).toEqual(
    [],
  )
})

test('a post moves no field of any line: the same requests with posts between them and without give the same lines (D1)', async () => {
  const hour = async (between: () => Promise<unknown>): Promise<unknown[]> => {
    const before = app.lines.length
    for (const path of [
      '/api/me',
      '/api/agreement',
      '/nothing/here',
      '/api/circles/x/members',
      '/sfu/rtc/validate',
      '/api/me',
    ]) {
      await between()
      await fetch(`${app.url}${path}`)
    }
    const lines = await waitFor('the last line', () => {
      const said = app.lines.slice(before)
      return said.filter((line) => line.includes('/api/me')).length === 2 ? said : null
    })
    // When a request came, and how long it took, is its own.
    return lines.map((line) => ({ ...JSON.parse(line), time: 0, ms: 0 }))
  }
  const quiet = await hour(async () => {})
  expect(quiet.length).toBeGreaterThan(4)
  expect(
    await hour(async () => {
      await post(channel(), good(3))
      await post(channel(), new Uint8Array(4096))
      await post('/bowl/%E0%A4%A', good(3))
    }),
  ).toEqual(quiet)
})

test('what was good among all of this is there once, and nothing else', async () => {
  for (let count = 0; count < 14; count += 1) await next()
  // Numbers 1, 2 and 3 of one voice.
  expect(await rows()).toBe(3)
})

describe('AN-20: whatever bytes come', () => {
  it('the app lives on and says the same', async () => {
    const answer = await post(channel(), good(1))
    const seed = Date.now() % 100_000
    let state = seed
    const dice = (sides: number): number => (state = (state * 48_271) % 2_147_483_647) % sides
    for (let count = 0; count < 200; count += 1) {
      const bytes = Uint8Array.from(good(1))
      // Behind the right door, so that the arithmetic is reached.
      for (let hit = dice(6); hit >= 0; hit -= 1) {
        const at = dice(4096)
        if (at < 117 || at >= 133) bytes[at] = dice(256)
      }
      expect(await post(channel(), bytes), `seed ${seed}`).toBe(answer)
    }
    const before = await rows()
    for (let count = 0; count < 9; count += 1) await next()
    expect(await rows()).toBe(before)
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  })
})
