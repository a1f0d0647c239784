// Who she is while she is inside: one seat whatever she opens, and nobody else by what was once hers. What is tried
// elsewhere is listed by name in docs/who-may-do-what.md.
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import {
  type Arrived,
  type Connected,
  connect,
  newCommandId,
  openCircle,
  seedCircle,
  type SeededCircle,
} from '../support/members.ts'
import { openGathering } from '../support/opened.ts'
import { openRaw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, openApp, type OpenApp } from './open-app.ts'

let livekit: SharedLiveKit
let app: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>
let ana: Arrived
const more: Connected[] = []

beforeAll(async () => {
  livekit = sharedLiveKit()
  app = await openApp({
    env: { LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.key, LIVEKIT_API_SECRET: livekit.secret },
  })
})
afterAll(async () => {
  await app?.close()
})
beforeEach(async () => {
  seeded = await seedCircle(app.db, { teresa: 'facilitator', ana: 'member', maja: 'member' })
  const fixture = { url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } }
  people = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja'])
  ana = people['ana']!
})
afterEach(() => {
  for (const one of [...Object.values(people), ...more.splice(0)]) one.close()
})

const state = async () => (await openGathering(app.db, app.config.dataDir, seeded.gathering)).state
const cookieOf = (one: Arrived): string => one.cookie.split(';')[0]!
const page = (cookie = ana.cookie): Connected => {
  const line = connect({ url: app.url, gathering: seeded.gathering, cookie })
  more.push(line)
  return line
}
/** A page that was asked whether the seat should come to it. */
async function asked(cookie?: string): Promise<Connected> {
  const line = page(cookie)
  await line.heard('gathering:elsewhere')
  return line
}
const sound = (mediaId: string, cookie = cookieOf(ana)) =>
  openRaw(`${app.url}/sfu/rtc`, { access_token: `${seeded.gathering}.${mediaId}` }, { cookie, origin: app.url })

/** Ana holds the piece. */
async function herTurn(): Promise<number> {
  const { teresa } = people
  await teresa!.send({ type: 'round.begin', prompt: '' })
  await teresa!.seesRoom('her turn', (room) => room.piece.at === 'held')
  await teresa!.send({ type: 'piece.pass', turn: teresa!.room().piece.turn })
  await ana.seesRoom('the offer', (room) => room.piece.at === 'offered' && room.piece.to === ana.who)
  await ana.send({ type: 'piece.take', turn: ana.room().piece.turn })
  await ana.seesRoom('the piece', (room) => room.piece.at === 'held')
  return ana.room().piece.turn
}

describe('two pages of one woman', () => {
  it('that both say “here” at the same moment are one seat in the end, and one of them is told that it moved', async () => {
    const phone = await app.app.sessions.start(ana.account, false)
    const both = [await asked(), await asked(phone.cookie)]
    const answers = await Promise.all(both.map((line) => line.sendRaw('gathering:move-here')))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await ana.heard('gathering:moved')
    await waitFor('one line that is left', () => both.filter((line) => line.socket.connected).length === 1)
    const left = both.find((line) => line.socket.connected)!
    await left.seesRoom('her seat', (room) => room.you.id === ana.who)
    const { seatOrder, order } = await state()
    expect([seatOrder, order].map((those) => those.filter((who) => who === ana.who).length)).toEqual([1, 1])
    expect(await left.send({ type: 'rest.ask' })).toMatchObject({ ok: true })
  })

  it('are one media join: the sound of the first ends with the move, and its name there opens nothing', async () => {
    const before = ana.room().you.mediaId
    const first = await sound(before)
    await first.next('join')
    const second = await asked()
    await second.sendRaw('gathering:move-here')
    await first.closed
    await second.seesRoom('her seat', (room) => room.you.mediaId !== before)
    await expect(sound(before)).rejects.toMatchObject({ status: 403 })
    const now = await sound(second.room().you.mediaId)
    await now.next('join')
    now.close()
  })

  it('keep her turn through the move, and the first cannot pass it on any more', async () => {
    const turn = await herTurn()
    const second = await asked()
    await second.sendRaw('gathering:move-here')
    await second.seesRoom('her turn', (room) => room.piece.at === 'held' && room.piece.turn === turn)
    await waitFor('the end of the first line', () => !ana.socket.connected)
    // It comes back by itself and is asked in its turn; what it sends meanwhile does nothing.
    const again = await asked()
    expect(await again.send({ type: 'piece.pass', turn })).toEqual({ ok: false, code: 'elsewhere' })
    expect((await state()).piece).toMatchObject({ at: 'held', by: ana.who, turn })
    expect(await second.send({ type: 'piece.pass', turn })).toMatchObject({ ok: true })
  })
})

describe('a command that is sent again', () => {
  it('by another woman is hers, not that of whom it was taken from', async () => {
    const turn = await herTurn()
    const overheard = newCommandId()
    expect(await ana.send({ type: 'piece.minute', turn }, overheard)).toMatchObject({ ok: true })
    expect(await people['maja']!.send({ type: 'piece.minute', turn }, overheard)).toEqual({
      ok: false,
      code: 'not-your-turn',
    })
    expect(await people['maja']!.send({ type: 'piece.pass', turn })).toEqual({ ok: false, code: 'not-your-turn' })
  })

  it('after the turn has moved on gives its old answer and moves nothing', async () => {
    const turn = await herTurn()
    const id = newCommandId()
    const first = await ana.send({ type: 'piece.pass', turn }, id)
    const { seq } = await state()
    expect(await ana.send({ type: 'piece.pass', turn }, id)).toEqual(first)
    expect(await ana.send({ type: 'piece.pass', turn })).toEqual({ ok: false, code: 'turn-moved-on' })
    expect((await state()).seq).toBe(seq)
  })
})

describe('signing out while she is inside', () => {
  it('ends her line and her sound within a second, keeps her turn, and gives it back at the next sign-in', async () => {
    const turn = await herTurn()
    const heard = await sound(ana.room().you.mediaId)
    await heard.next('join')
    const browser = new Browser(app.url)
    browser.cookie = cookieOf(ana)
    const since = performance.now()
    expect((await browser.post('/api/sign-out', { everywhere: false })).status).toBe(204)
    expect((await ana.heard('gathering:closed')).args).toEqual(['signed-out'])
    await heard.closed
    expect(performance.now() - since).toBeLessThan(1000)
    await people['teresa']!.seesRoom(
      'that her turn is kept',
      (room) => room.piece.at === 'held' && room.piece.keptUntil,
      9000,
    )
    const { cookie } = await app.app.sessions.start(ana.account, false)
    const back = page(cookie)
    await back.seesRoom(
      'her turn',
      ({ piece }) => piece.at === 'held' && piece.by === ana.who && piece.turn === turn && piece.keptUntil === null,
    )
  })

  it('everywhere, from her phone, ends the laptop too', async () => {
    const browser = new Browser(app.url)
    browser.cookie = (await app.app.sessions.start(ana.account, true)).cookie.split(';')[0]!
    await browser.post('/api/sign-out', { everywhere: true })
    expect((await ana.heard('gathering:closed')).args).toEqual(['signed-out'])
  })

  it('leaves nothing to a client that goes on talking', async () => {
    const raw = new WebSocket(`${app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie: cookieOf(ana), origin: app.url },
    })
    const frames: string[] = []
    raw.on('error', () => {})
    raw.on('message', (data) => {
      frames.push(String(data))
      if (String(data).startsWith('0'))
        raw.send(`40${JSON.stringify({ gathering: seeded.gathering, page: newCommandId() })}`)
    })
    await waitFor('the line', () => frames.some((frame) => frame.includes('elsewhere')))
    raw.send('420["gathering:move-here"]')
    await waitFor('her seat', () => frames.some((frame) => frame.startsWith('430[{"ok":true')))
    const { seq } = await state()
    const closed = new Promise<void>((done) => raw.once('close', () => done()))
    await app.app.sessions.endAll(ana.account)
    const late = JSON.stringify([
      'gathering:command',
      { commandId: randomBytes(16).toString('base64url'), command: { type: 'rest.ask' } },
    ])
    await waitFor('the word that it is over', () => frames.some((frame) => frame.includes('signed-out')))
    raw.send(`421${late}`)
    await closed
    expect(frames.some((frame) => frame.startsWith('431'))).toBe(false)
    expect(
      (await openGathering(app.db, app.config.dataDir, seeded.gathering)).events.slice(seq).map(({ type }) => type),
    ).not.toContain('pause.asked')
  })
})

it('a wrong try at a sign-in in her browser ends nothing: else a form of somebody else could put her out', async () => {
  const browser = new Browser(app.url)
  browser.cookie = cookieOf(ana)
  const wrong = await browser.post('/api/sign-in', { name: 'nobody', words: 'at all', ownDevice: false })
  expect([wrong.body.code, wrong.headers.get('set-cookie')]).toEqual(['wrong-words', null])
  expect((await browser.get('/api/me')).status).toBe(200)
  expect(ana.socket.connected).toBe(true)
})
