// What a facilitator plans: changed and cancelled before the opening, seen at once by whoever waits at the door, refused
// when it is too late. On a real database, over real HTTP and real sockets.
import type { PlannedGathering } from '@circle/shared/api'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { facilitatorLink } from '@circle/server/circles/invitations.service'
import { agreement } from '@circle/server/gatherings/agreement'
import { type Connected, connect } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { accountOf, facilitator, invite, member, openApp, type OpenApp, type SignedIn, takeLink } from './open-app.ts'

let app: OpenApp
let teresa: SignedIn
const lines: Connected[] = []

beforeAll(async () => {
  app = await openApp()
  teresa = await facilitator(app)
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  await app.db.deleteFrom('gathering').execute()
})
afterAll(() => app?.close())

const HOUR = 3_600_000
const path = (...more: string[]) => ['/api/circles', teresa.circle, 'gatherings', ...more].join('/')
const body = (more: object = {}) => ({
  topic: 'Thresholds',
  reading: 'A text.',
  startsAt: Date.now() + 2 * HOUR,
  minutes: 90,
  doorWords: 'Welcome.',
  ...more,
})
const planned = async (): Promise<PlannedGathering[]> =>
  ((await teresa.browser.get(path())).body as unknown as { gatherings: PlannedGathering[] }).gatherings
async function plan(more: object = {}): Promise<string> {
  const { status, body: card } = await teresa.browser.post(path(), body(more))
  expect(status).toBe(200)
  return (card as unknown as { id: string }).id
}

/** She comes to the door, and knocks when she guides or waits. */
async function atTheDoor(her: SignedIn, gathering: string, name: string): Promise<Connected> {
  await her.browser.post(`/api/gatherings/${gathering}/agree`, { version: agreement.version })
  const line = connect({ url: app.url, gathering, cookie: her.browser.cookie })
  lines.push(line)
  await line.sees('her first view', () => true)
  expect((await line.send({ type: 'door.knock', name, attendance: 'sharing' })).ok).toBe(true)
  return line
}

test('a planned gathering is changed, on her list and on every card (C6)', async () => {
  const id = await plan()
  const startsAt = Date.now() + 26 * HOUR
  const changed = await teresa.browser.post(
    path(id),
    body({ topic: 'What steady feels like', startsAt, minutes: 60, doorWords: '' }),
  )
  expect(changed.status).toBe(200)
  expect(await planned()).toEqual([
    {
      id,
      topic: 'What steady feels like',
      reading: 'A text.',
      doorWords: '',
      startsAt,
      endsAt: startsAt + HOUR,
      phase: 'before',
    },
  ])
  const { body: me } = await teresa.browser.get('/api/me')
  expect(me.circles[0]!.gathering).toMatchObject({ id, topic: 'What steady feels like', startsAt })
})

test('whoever waits at the door sees the change at once, and reads the new words (C6)', async () => {
  const ana = await member(app, teresa)
  const id = await plan()
  const line = await atTheDoor(ana, id, 'Ana')
  const startsAt = Date.now() + 5 * HOUR
  expect(
    (await teresa.browser.post(path(id), body({ topic: 'Waiting', startsAt, doorWords: 'A little later today.' })))
      .status,
  ).toBe(200)
  await line.sees(
    'the new hour',
    (view) =>
      view.audience === 'waiting' &&
      view.gathering.startsAt === startsAt &&
      view.gathering.topic === 'Waiting' &&
      view.doorWords === 'A little later today.',
  )
  expect((await planned())[0]).toMatchObject({ id, topic: 'Waiting', startsAt, doorWords: 'A little later today.' })
  // The same once more changes nothing and is no fault.
  expect(
    (await teresa.browser.post(path(id), body({ topic: 'Waiting', startsAt, doorWords: 'A little later today.' })))
      .status,
  ).toBe(200)
})

test.each([
  ['nobody has come to its door', false],
  ['somebody waits at its door', true],
])('a cancelled gathering is told to whoever comes, when %s (C6)', async (_when, waits) => {
  const ana = await member(app, teresa)
  const id = await plan()
  const line = waits ? await atTheDoor(ana, id, 'Ana') : null
  expect((await teresa.browser.post(path(id, 'cancel'), {})).status).toBe(204)
  if (line) {
    await line.heard('gathering:closed')
    expect(line.frames.find(({ event }) => event === 'gathering:closed')!.args).toEqual(['cancelled'])
    expect(line.view()).toMatchObject({ audience: 'stranger', standing: 'cancelled' })
  }
  const late = connect({ url: app.url, gathering: id, cookie: ana.browser.cookie })
  lines.push(late)
  await waitFor('the refusal', () => late.refused())
  expect(late.refused()).toBe('cancelled')
  expect(await planned()).toEqual([])
  expect((await ana.browser.get('/api/me')).body.circles[0]!.gathering).toBeNull()
  const row = await app.db
    .selectFrom('gathering')
    .select(['phase', 'attended', 'cancelled_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ phase: 'ended', attended: 0 })
  expect(row.cancelled_at).toBeInstanceOf(Date)
  expect((await teresa.browser.post(path(id), body())).body.code).toBe('ended')
})

test('an open gathering is neither changed nor cancelled, and the next one is planned beside it (C6)', async () => {
  const id = await plan({ startsAt: Date.now() })
  const line = await atTheDoor(teresa, id, 'Teresa')
  expect((await line.send({ type: 'gathering.open' })).ok).toBe(true)
  for (const more of [[id], [id, 'cancel']]) {
    expect((await teresa.browser.post(path(...more), body())).body.code).toBe('already-open')
  }
  const next = await plan({ topic: 'Small promises' })
  expect((await planned()).map((one) => [one.id, one.phase])).toEqual([
    [id, 'open'],
    [next, 'before'],
  ])
  expect((await line.send({ type: 'gathering.end', unread: true })).ok).toBe(true)
})

test('of two open gatherings home shows the one that was opened later (F10)', async () => {
  const earlier = await plan({ startsAt: Date.now() - HOUR, topic: 'Earlier' })
  const later = await plan({ startsAt: Date.now(), topic: 'Now' })
  await app.db.updateTable('gathering').set({ phase: 'open' }).where('id', 'in', [earlier, later]).execute()
  expect((await teresa.browser.get('/api/me')).body.circles[0]!.gathering).toMatchObject({ id: later })
})

test.each([
  ['over', { startsAt: Date.now() - 3 * HOUR }],
  ['more than two years away', { startsAt: Date.now() + 900 * 24 * HOUR }],
  ['of five minutes', { minutes: 5 }],
  ['of half a minute more', { minutes: 15.5 }],
])('a gathering that is %s is refused in one word, and nothing changes (C6)', async (_what, more) => {
  const id = await plan()
  const before = await planned()
  expect((await teresa.browser.post(path(), body(more))).body.code).toBe('time-not-possible')
  expect((await teresa.browser.post(path(id), body(more))).body.code).toBe('time-not-possible')
  expect(await planned()).toEqual(before)
})

test('taking a facilitator link ends nobody’s running hour (F11)', async () => {
  const id = await plan({ startsAt: Date.now() })
  const line = await atTheDoor(teresa, id, 'Teresa')
  const again = await takeLink(app, await facilitatorLink(app.db, app.config.publicUrl))
  expect(again.name).toBe(teresa.name)
  // Her page in the hour is still hers.
  expect((await line.send({ type: 'gathering.open' })).ok).toBe(true)
  expect((await teresa.browser.get('/api/me')).status).toBe(200)
  expect((await line.send({ type: 'gathering.end', unread: true })).ok).toBe(true)
  // A member’s lost words are another matter: whoever found the old device is out.
  const ana = await member(app, teresa)
  const anew = (await invite(teresa, 'member', await accountOf(app, ana.name))).body.url
  await takeLink(app, anew)
  expect((await ana.browser.get('/api/me')).status).toBe(401)
})

test('a topic and a text to read have their whole length in every script (B3)', async () => {
  const syllable = 'क्षि' // one character to whoever reads it, twelve bytes
  const id = await plan({
    topic: syllable.repeat(120),
    reading: syllable.repeat(20_000),
    doorWords: syllable.repeat(400),
  })
  expect((await planned()).find((one) => one.id === id)).toMatchObject({ reading: syllable.repeat(20_000) })
  for (const more of [
    { topic: syllable.repeat(121) },
    { reading: syllable.repeat(20_001) },
    { doorWords: syllable.repeat(401) },
  ]) {
    expect((await teresa.browser.post(path(), body(more))).body.code).toBe('text-too-long')
  }
})
