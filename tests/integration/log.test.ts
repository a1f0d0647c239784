// What the log says of a busy hour, and what it must never say. Canaries are sent wherever a request can carry words.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatabaseProxy, type DatabaseProxy } from '../support/database-proxy.ts'
import { Browser, facilitator, invite, openApp, type OpenApp, tokenOf } from './open-app.ts'

const CANARY = 'canary-7Q2x'
const ADDRESS = '203.0.113.77'

let app: OpenApp
let proxy: DatabaseProxy

beforeAll(async () => {
  const ground = await openApp()
  proxy = await startDatabaseProxy(ground.databaseUrl)
  app = await openApp({ databaseUrl: ground.databaseUrl, through: proxy.url, env: { LOG_LEVEL: 'trace' } })
  return () => ground.close()
})
afterAll(async () => {
  proxy?.restore()
  await app?.close()
  await proxy?.close()
})

test('no query, address, name, token, body or header reaches the log, whatever goes right or wrong', async () => {
  const ana = await facilitator(app)
  const link = (await invite(ana)).body.url
  const headers = {
    'user-agent': CANARY,
    'x-forwarded-for': ADDRESS,
    referer: `http://x/${CANARY}`,
    'x-canary': CANARY,
    'accept-language': CANARY,
  }
  const browser = new Browser(app.url)
  browser.cookie = `other=${CANARY}`
  const everything = async (): Promise<void> => {
    await browser.get(`/in?${CANARY}=1`, headers)
    await browser.get(`/${CANARY}`, headers)
    await browser.get(`/api/circles/${CANARY}/members?q=${CANARY}`, headers)
    await browser.get(`/healthz?${CANARY}`, headers)
    await browser.post('/api/sign-in', { name: CANARY, words: CANARY, ownDevice: false }, headers)
    await browser.post('/api/sign-in', { name: CANARY, [CANARY]: CANARY }, headers)
    await browser.post('/api/invitations/look', { token: `${CANARY}` }, headers)
    await browser.post('/api/invitations/accept', { token: tokenOf(link), ownDevice: false }, headers)
    await ana.browser.post(
      `/api/circles/${ana.circle}/gatherings`,
      {
        topic: CANARY,
        reading: CANARY,
        doorWords: CANARY,
        startsAt: Date.now() + 60_000,
        minutes: 60,
      },
      headers,
    )
    await ana.browser.post(
      `/api/circles/${ana.circle}/gatherings`,
      { topic: `${CANARY}\0`, reading: '', startsAt: Date.now(), minutes: 60 },
      headers,
    )
    await fetch(`${app.url}/leave?${CANARY}`, {
      method: 'POST',
      body: CANARY,
      headers: { ...headers, origin: `https://${CANARY}.example` },
    })
    await fetch(`${app.url}/sfu/rtc/validate?access_token=${CANARY}`, { headers })
  }
  await everything()
  proxy.cut()
  await everything()

  const log = app.lines.join('')
  for (const secret of [
    CANARY,
    CANARY.toLowerCase(),
    ADDRESS,
    '127.0.0.1',
    ana.name,
    ana.words,
    tokenOf(link),
    ana.browser.cookie.split('=')[1]!,
  ]) {
    expect(log.includes(secret) ? log.split('\n').filter((line) => line.includes(secret)) : [], secret).toEqual([])
  }
  // It does say what whoever runs the server needs.
  expect(log).toMatch(/"method":"POST","route":"\/api\/invitations\/accept","status":200,"ms":\d/)
  expect(log).toMatch(/"route":"\/api\/circles\/:circle\/members","status":\d/)
})

test('a line of a request has these fields and no others, and no number of the request among them (D1)', () => {
  const lines = app.lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'answered')
  expect(lines.length).toBeGreaterThan(10)
  const fields = new Set(lines.flatMap((line) => Object.keys(line)))
  expect([...fields].sort()).toEqual(['level', 'method', 'ms', 'msg', 'process', 'route', 'status', 'time'])
})
