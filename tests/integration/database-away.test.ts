// The database goes and comes back while the app lives: it says so, refuses in words that pass, and goes on by itself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, facilitator, openApp, type OpenApp, type SignedIn } from './open-app.ts'

let ground: OpenApp
let app: OpenApp
let proxy: DatabaseProxy
let ana: SignedIn

beforeAll(async () => {
  ground = await openApp()
  proxy = await startDatabaseProxy(ground.databaseUrl)
  app = await openApp({ databaseUrl: ground.databaseUrl, through: proxy.url })
  ana = await facilitator(app)
})
afterAll(async () => {
  proxy?.restore()
  await app?.close()
  await proxy?.close()
  await ground?.close()
})

const health = async (): Promise<unknown> => (await new Browser(app.url).get('/healthz')).body

test('with its database cut off it stays up, says what is away, and asks her to try again', async () => {
  expect(await health()).toEqual({ database: 'ok', media: 'text-only' })
  proxy.cut()
  await waitFor('the news that the database is away', async () => JSON.stringify(await health()).includes('"away"'))
  for (const answer of [
    await ana.browser.get('/api/me'),
    await ana.browser.post('/api/sign-in', { name: ana.name, words: ana.words, ownDevice: false }),
    await ana.browser.post('/api/invitations/look', { token: 'x' }),
  ]) expect([answer.status, answer.text]).toEqual([503, '{"ok":false,"code":"try-again"}'])
  const { cookie } = ana.browser
  const leave = await fetch(`${app.url}/leave`, { method: 'POST', headers: { cookie } })
  expect([leave.status, leave.headers.get('clear-site-data')]).toEqual([204, '"cookies", "storage"'])

  proxy.restore()
  await waitFor('the database again', async () => JSON.stringify(await health()).includes('"ok"'))
  expect((await ana.browser.get('/api/me')).status).toBe(200)
})

test('with connections that swallow everything she still gets an answer within seconds, and the dead ones are thrown away', async () => {
  const ask = () => Promise.all(Array.from({ length: 10 }, () => ana.browser.get('/api/me')))
  await ask() // so that every connection of the pool is open
  proxy.freeze()
  const begin = performance.now()
  expect(await health()).toMatchObject({ database: 'away' })
  expect(performance.now() - begin).toBeLessThan(2500)
  for (const answer of await ask()) expect([200, 503]).toContain(answer.status)
  expect(performance.now() - begin).toBeLessThan(12_000)
  // New connections go through, so once the dead ones are gone nobody waits in vain any more.
  await waitFor('ten answers without a dead connection among them', async () =>
    (await ask()).every((answer) => answer.status === 200), 25_000)
  proxy.thaw()
}, 45_000)
