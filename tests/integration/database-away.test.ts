// The database goes and comes back while the app lives: it says so, refuses in words that pass, and goes on by itself.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { openDatabase } from '@circle/server/db/database'
import { answers } from '@circle/server/db/health.repository'
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
  ])
    expect([answer.status, answer.text]).toEqual([503, '{"ok":false,"code":"try-again"}'])
  const { cookie } = ana.browser
  const leave = await fetch(`${app.url}/leave`, { method: 'POST', headers: { cookie } })
  expect([leave.status, leave.headers.get('clear-site-data')]).toEqual([204, '"cookies", "storage"'])

  proxy.restore()
  await waitFor('the database again', async () => JSON.stringify(await health()).includes('"ok"'))
  expect((await ana.browser.get('/api/me')).status).toBe(200)
})

test('an app whose database swallows everything says at once that it lives, and what it can reach in its time (F9)', async () => {
  proxy.freeze()
  expect((await fetch(`${app.url}/livez`, { signal: AbortSignal.timeout(1000) })).status).toBe(204)
  expect(await health()).toMatchObject({ database: 'away' })
  proxy.thaw()
  await waitFor('the database again', async () => JSON.stringify(await health()).includes('"ok"'))
})

test('with a database that swallows everything she still gets an answer within seconds, and all is well when it speaks again', async () => {
  const ask = () => Promise.all(Array.from({ length: 10 }, () => ana.browser.get('/api/me')))
  proxy.freeze()
  const begin = performance.now()
  expect(await health()).toMatchObject({ database: 'away' })
  expect(performance.now() - begin).toBeLessThan(2500)
  for (const answer of await ask()) expect([answer.status, answer.body.code]).toEqual([503, 'try-again'])
  expect(performance.now() - begin).toBeLessThan(12_000)
  proxy.thaw()
  await waitFor('ten good answers', async () => (await ask()).every((answer) => answer.status === 200), 15_000)
}, 45_000)

test('a connection that has gone silent is thrown away, not given to the next who asks', async () => {
  const target = new URL(ground.databaseUrl)
  const port = Number(target.port)
  const carried: Socket[] = []
  const wire = createServer((near) => {
    const far = connect(port, target.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      carried.push(one)
      one
        .on('data', (data) => other.write(data))
        .on('error', () => {})
        .on('close', () => other.destroy())
    }
  })
  await new Promise<void>((done) => wire.listen(0, '127.0.0.1', done))
  target.port = String((wire.address() as AddressInfo).port)
  const db = openDatabase({ url: target.href, connections: 1 })
  await answers(db)
  for (const silent of carried) silent.pause()
  await expect(answers(db)).rejects.toThrow()
  await answers(db)
  await db.destroy()
  for (const socket of carried) socket.destroy()
  await new Promise((done) => wire.close(done))
})
