// A woman who was removed comes back with everything she had. Each way is a test of its own, on the whole app before a
// real SFU, and each ends at a closed door. What was taken along was taken while she was inside.
import { randomBytes } from 'node:crypto'
import { makeHashing } from '@circle/server/auth/hashing'
import { normaliseWords } from '@circle/server/auth/words'
import { agreement } from '@circle/server/gatherings/agreement'
import { liveKit } from '@circle/server/media/livekit/livekit'
import { JoinRequest, WrappedJoinRequest } from '@livekit/protocol'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { newNote, postBytes, takeVoice, tick, type Voice } from '../support/bowl.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import {
  type Arrived,
  connect,
  knock,
  newCommandId,
  openCircle,
  seedCircle,
  type SeededCircle,
} from '../support/members.ts'
import { opened, openRaw, type Raw } from '../support/raw-signalling.ts'
import { testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, openApp, type OpenApp, takeLink, tokenOf } from './open-app.ts'

const PAGE = 'the-page-she-had-open'
const WORDS = 'river stone lantern maple'
const clock = testClock()
let livekit: SharedLiveKit
let app: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>
let guide: Arrived
let ines: Arrived
let insider: Voice

/** What she took along. */
let had: {
  mediaId: string
  sid: string
  door: string
  voice: Voice
  signInName: string
  /** Of the SFU itself, as it would have handed it to her: it says who she is there, for ten minutes. */
  sfuToken: string
  /** A line that listens to nothing it is told, and her connection to the sound. */
  deaf: { socket: WebSocket; frames: string[]; closed: Promise<void> }
  sound: Raw
  /** Her other device, signed in there as well. */
  phone: string
}

beforeAll(async () => {
  livekit = sharedLiveKit()
  const { url, key, secret } = livekit
  app = await openApp({
    env: { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret },
    trial: { clock, mixing: 1 },
  })
  seeded = await seedCircle(app.db, {
    teresa: 'facilitator',
    ana: 'member',
    maja: 'member',
    bea: 'member',
    lien: 'member',
    ines: 'member',
  })
  await app.db
    .updateTable('account')
    .set({ words_hash: await makeHashing().hash(normaliseWords(WORDS), 'test') })
    .where('id', '=', seeded.accounts['ines']!)
    .execute()
  const fixture = { url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } }
  people = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja', 'bea', 'lien'])
  guide = people['teresa']!
  ines = people['ines'] = await knock(fixture, seeded, 'ines', 'sharing', { page: PAGE })
  await guide.send({ type: 'door.admit', who: ines.who })
  await ines.seesRoom('her seat', (room) => room.you)
  had = await packed()
  // Enough of them who could write, so that the bowl takes notes.
  for (const name of ['maja', 'bea', 'lien']) await takeVoice(people[name]!, seeded.gathering)
  insider = await takeVoice(people['ana']!, seeded.gathering)
  await removed()
})
afterAll(async () => {
  for (const one of Object.values(people ?? {})) one.close()
  had?.deaf.socket.terminate()
  await app?.close()
})

const cookieOf = (one: Arrived): string => one.cookie.split(';')[0]!
const hers = (): Record<string, string> => ({ cookie: cookieOf(ines), origin: app.url })
const atTheGate = (path: string, more: Record<string, string> = {}, headers = hers()): Promise<number> =>
  opened(openRaw(`${app.url}${path}`, { access_token: `${seeded.gathering}.${had.mediaId}`, ...more }, headers))
const sfu = () => liveKit({ url: livekit.url, key: livekit.key, secret: livekit.secret })

async function packed(): Promise<typeof had> {
  const { mediaId } = ines.room().you
  const voice = await takeVoice(ines, seeded.gathering)
  const sound = await openRaw(`${app.url}/sfu/rtc`, { access_token: `${seeded.gathering}.${mediaId}` }, hers())
  const { participant } = await sound.next('join')
  const own = new AccessToken(livekit.key, livekit.secret, { identity: mediaId, ttl: 600 })
  own.addGrant({ roomJoin: true, room: seeded.gathering, canPublish: true, canSubscribe: true })
  const { sign_in_name: signInName } = await app.db
    .selectFrom('account')
    .select('sign_in_name')
    .where('id', '=', seeded.accounts['ines']!)
    .executeTakeFirstOrThrow()
  const { cookie: phone } = await app.app.sessions.start(seeded.accounts['ines']!, true)
  return {
    mediaId,
    voice,
    sound,
    signInName,
    door: ines.room().bowl!.channelKey,
    sid: participant!.sid,
    sfuToken: await own.toJwt(),
    deaf: await deafLine(),
    phone: phone.split(';')[0]!,
  }
}

/** The bare socket, on another page of hers: it is asked whether to move, and never hangs up by itself. */
async function deafLine(): Promise<typeof had.deaf> {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: hers(),
  })
  const frames: string[] = []
  const closed = new Promise<void>((done) => socket.once('close', () => done()))
  socket.on('error', () => {})
  socket.on('message', (data) => {
    const text = String(data)
    frames.push(text)
    if (text.startsWith('0')) socket.send(`40${JSON.stringify({ gathering: seeded.gathering, page: newCommandId() })}`)
    if (text === '2') socket.send('3')
  })
  await waitFor('the line to stand', () => frames.some((frame) => frame.includes('elsewhere')))
  return { socket, frames, closed }
}

async function removed(): Promise<void> {
  expect(await guide.send({ type: 'hold.remove', who: ines.who })).toMatchObject({ ok: true })
  await guide.seesRoom('her seat to be gone', (room) => room.seats.every(({ id }) => id !== ines.who))
}

test('her line is closed, and it is said why', async () => {
  expect((await ines.heard('gathering:closed')).args).toEqual(['removed'])
  await waitFor('the end of her line', () => !ines.socket.connected)
})

test('a socket left open on another page, whose client never hangs up, is ended from our side and hears nothing more', async () => {
  await had.deaf.closed
  expect(
    had.deaf.frames
      .filter((frame) => frame.startsWith('42'))
      .map((frame) => (JSON.parse(frame.slice(2)) as string[])[0]),
  ).toEqual(['gathering:elsewhere', 'gathering:closed'])
})

test('her cookie and the page she had open bring no line', async () => {
  const again = connect({ url: app.url, gathering: seeded.gathering, cookie: ines.cookie, page: PAGE })
  expect(await waitFor('the refusal', again.refused)).toBe('removed')
  expect(again.frames).toEqual([])
})

test('nor does her other device', async () => {
  const there = connect({ url: app.url, gathering: seeded.gathering, cookie: had.phone })
  expect(await waitFor('the refusal', there.refused)).toBe('removed')
  expect(await atTheGate('/sfu/rtc', {}, { ...hers(), cookie: had.phone })).toBe(403)
})

test('nor a new sign-in with her name and words', async () => {
  const browser = new Browser(app.url)
  expect((await browser.post('/api/sign-in', { name: had.signInName, words: WORDS, ownDevice: false })).status).toBe(
    200,
  )
  const again = connect({ url: app.url, gathering: seeded.gathering, cookie: browser.cookie })
  expect(await waitFor('the refusal', again.refused)).toBe('removed')
  expect(await atTheGate('/sfu/rtc', {}, { ...hers(), cookie: browser.cookie })).toBe(403)
})

test('over HTTP she may not even agree', async () => {
  const browser = new Browser(app.url)
  browser.cookie = cookieOf(ines)
  const { status, body } = await browser.post(`/api/gatherings/${seeded.gathering}/agree`, {
    version: agreement.version,
  })
  expect([status, body.code]).toEqual([403, 'removed'])
})

test('her connection to the sound is ended, and the SFU holds nobody under her media join', async () => {
  await had.sound.closed
  expect(await sfu().participant(seeded.gathering, had.mediaId)).toBeNull()
})

test.each(['/sfu/rtc', '/sfu/rtc/v1'])('the gate does not open again: %s', async (path) => {
  expect(await atTheGate(path)).toBe(403)
  const answer = await fetch(`${app.url}${path}/validate?access_token=${seeded.gathering}.${had.mediaId}`, {
    headers: hers(),
  })
  expect(answer.status).toBe(403)
})

test('a resume of the session she had at the SFU, by its old sid, on either path', async () => {
  expect(await atTheGate('/sfu/rtc', { reconnect: '1', sid: had.sid })).toBe(403)
  const joinRequest = new JoinRequest({ reconnect: true, participantSid: had.sid }).toBinary()
  const packedUp = Buffer.from(new WrappedJoinRequest({ joinRequest }).toBinary()).toString('base64url')
  expect(await atTheGate('/sfu/rtc/v1', { join_request: packedUp })).toBe(403)
})

test('a token of the SFU itself opens nothing at the gate', async () => {
  for (const path of ['/sfu/rtc', '/sfu/rtc/v1'])
    expect(await atTheGate(path, { access_token: had.sfuToken })).toBe(403)
})

test('even at the SFU’s own port, which no browser reaches, that token is worth two seconds', async () => {
  const raw = await openRaw(`${livekit.url}/rtc`, { access_token: had.sfuToken })
  await raw.next('join')
  const since = performance.now()
  await raw.closed
  expect(performance.now() - since).toBeLessThan(3000)
  await expect.poll(() => sfu().participant(seeded.gathering, had.mediaId)).toBeNull()
})

test('the media joins of the others are nothing to her', async () => {
  const { mediaId } = people['ana']!.room().you
  expect(await atTheGate('/sfu/rtc', { access_token: `${seeded.gathering}.${mediaId}` })).toBe(403)
})

test('through the door of the bowl that she had, her good credential writes nothing', async () => {
  const { channelKey: door } = people['ana']!.room().bowl!
  expect(door).not.toBe(had.door)
  const note = newNote('I am still here.')
  for (const at of [had.door, randomBytes(16).toString('base64url')]) await posts(postBytes(had.voice, note, at))
  // The bowl does take notes now: one of those who are inside, sent after hers, comes in.
  const good = newNote('I am glad to be here.')
  await posts(postBytes(insider, good, door))
  const marks: string[] = []
  await waitFor('the note of one who is inside', async () => {
    marks.push(...(await tick(app.app.live, clock, seeded.gathering)).marks)
    return good.outcome(marks) === 'in-the-bowl'
  })
  expect(note.outcome(marks)).toBeNull()
  expect(await app.db.selectFrom('note').select('id').where('gathering', '=', seeded.gathering).execute()).toHaveLength(
    1,
  )
})

test('there are no more credentials for her', async () => {
  const answer = await app.app.live.submitSystem(seeded.gathering, `credential:${newCommandId()}`, {
    type: 'credential.take',
    who: ines.who,
    element: newCommandId(),
  })
  expect(answer).toEqual({ ok: false, code: 'not-admitted' })
})

test('a command of hers that comes late, by whatever way, is refused', async () => {
  for (const command of [{ type: 'rest.ask' }, { type: 'seat.leave' }, { type: 'door.withdraw' }] as const) {
    expect(await app.app.live.submit(seeded.gathering, ines.who, newCommandId(), command)).toMatchObject({ ok: false })
  }
  expect(
    await app.app.live.submit(seeded.gathering, ines.who, newCommandId(), {
      type: 'door.knock',
      name: 'Ines',
      attendance: 'listening',
    }),
  ).toEqual({ ok: false, code: 'removed' })
})

test('a new personal link to her account, taken, leads to the same closed door; the link she came by is spent', async () => {
  const guiding = new Browser(app.url)
  guiding.cookie = cookieOf(guide)
  const made = await guiding.post(`/api/circles/${seeded.circle}/invitations`, {
    role: 'member',
    account: seeded.accounts['ines'],
  })
  const back = await takeLink(app, made.body.url)
  const again = connect({ url: app.url, gathering: seeded.gathering, cookie: back.browser.cookie })
  expect(await waitFor('the refusal', again.refused)).toBe('removed')
  expect(await atTheGate('/sfu/rtc', {}, { ...hers(), cookie: back.browser.cookie })).toBe(403)
  const spent = await new Browser(app.url).post('/api/invitations/accept', {
    token: tokenOf(made.body.url),
    ownDevice: false,
  })
  expect([spent.status, spent.body.code]).toEqual([410, 'invitation-spent'])
})

/** The answer is the same for all; what became of it shows at the ticks. */
async function posts(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  expect((await fetch(`${app.url}/bowl/${seeded.gathering}`, { method: 'POST', body: bytes })).status).toBe(202)
}
