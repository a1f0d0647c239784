// Two whole apps in one process on one database, as two servers of one circle: what one is told, the other acts on.
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitFor } from '../support/wait-for.ts'
import { Browser, facilitator, member, openApp, type OpenApp, type SignedIn } from './open-app.ts'

let one: OpenApp
let two: OpenApp
let ana: SignedIn
let gathering: string
const sockets: Socket[] = []

beforeAll(async () => {
  one = await openApp()
  two = await openApp({ databaseUrl: one.databaseUrl, dataDir: one.config.dataDir })
  ana = await facilitator(one)
  const planned = await ana.browser.post(`/api/circles/${ana.circle}/gatherings`, {
    topic: 'Trust',
    reading: 'A page',
    startsAt: Date.now(),
    minutes: 90,
    doorWords: 'We begin in a moment.',
  })
  gathering = (planned.body as unknown as { id: string }).id
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await two?.close()
  await one?.close()
})

interface Listener {
  readonly events: [string, ...unknown[]][]
  readonly refused: () => string | null
  readonly socket: Socket
}

function line(app: OpenApp, browser: Browser): Listener {
  const socket = io(app.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { gathering },
    extraHeaders: { cookie: browser.cookie, origin: app.url },
  })
  sockets.push(socket)
  const events: [string, ...unknown[]][] = []
  let refused: string | null = null
  socket.onAny((...event) => void events.push(event as [string]))
  socket.on('connect_error', (error) => void (refused = error.message))
  return { socket, events, refused: () => refused }
}
const heard = (here: Listener, name: string) => waitFor(name, () => here.events.find(([event]) => event === name))

test('a sign-in made at one is good at the other, for pages and for sockets', async () => {
  const there = new Browser(two.url)
  there.cookie = ana.browser.cookie
  expect((await there.get('/api/me')).body.circles[0]?.gathering?.id).toBe(gathering)
  const [, view] = await heard(line(two, ana.browser), 'gathering:view')
  expect(view).toMatchObject({ audience: 'stranger', gathering: { topic: 'Trust' } })
})

test('without a sign-in, or with that of somebody who is not enrolled, no socket opens', async () => {
  const nobody = line(two, new Browser(two.url))
  await waitFor('the refusal', nobody.refused)
  expect(nobody.refused()).toBe('not-signed-in')
  const stranger = await member(one, ana)
  await one.db.deleteFrom('enrolment').where('role', '=', 'member').execute()
  const strange = line(one, stranger.browser)
  await waitFor('the refusal', strange.refused)
  expect(strange.refused()).toBe('not-yours')
})

test('leaving at one closes her socket at the other within a second', async () => {
  const her = await member(one, ana)
  const here = line(two, her.browser)
  await heard(here, 'gathering:view')
  const begin = performance.now()
  await fetch(`${one.url}/leave`, { method: 'POST', headers: { cookie: her.browser.cookie } })
  await waitFor('the end of her line', () => here.socket.disconnected)
  expect(performance.now() - begin).toBeLessThan(1000)
  expect(here.events.at(-1)).toEqual(['gathering:closed', 'signed-out'])
  const again = line(two, her.browser)
  await waitFor('the refusal', again.refused)
  expect(again.refused()).toBe('not-signed-in')
})

test('one of them ends, and the other goes on', async () => {
  const her = await member(one, ana)
  const third = await openApp({ databaseUrl: one.databaseUrl, dataDir: one.config.dataDir })
  const here = line(third, her.browser)
  await heard(here, 'gathering:view')
  await third.close()
  await waitFor('the end of her line', () => here.socket.disconnected)
  await heard(line(two, her.browser), 'gathering:view')
})
