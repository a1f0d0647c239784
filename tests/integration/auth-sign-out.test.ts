// Leaving: how a sign-in ends, here or everywhere, and who hears of it. On a real database and two real apps.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, facilitator, member, openApp, type OpenApp, type SignedIn } from './open-app.ts'

let app: OpenApp
let other: OpenApp
let proxy: DatabaseProxy
let ana: SignedIn

beforeAll(async () => {
  app = await openApp()
  proxy = await startDatabaseProxy(app.databaseUrl)
  other = await openApp({ databaseUrl: app.databaseUrl, through: proxy.url })
  ana = await facilitator(app)
})
afterAll(async () => {
  await other?.close()
  await proxy?.close()
  await app?.close()
})

const signIn = (browser: Browser, who: SignedIn) =>
  browser.post('/api/sign-in', { name: who.name, words: who.words, ownDevice: false })
const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/api/me')).status === 200

describe('the end of a sign-in', () => {
  test('signing out here ends this one alone', async () => {
    const here = new Browser(app.url)
    const there = new Browser(other.url)
    await signIn(here, ana)
    await signIn(there, ana)
    const cookie = here.cookie
    expect((await here.post('/api/sign-out', { everywhere: false })).status).toBe(204)
    expect(here.cookie).toBe('')
    here.cookie = cookie
    expect(await isIn(here)).toBe(false)
    expect(await isIn(there)).toBe(true)
  })

  test('signing out everywhere ends all of hers and nobody else’s', async () => {
    const her = await member(app, ana)
    const second = new Browser(other.url)
    await signIn(second, her)
    await her.browser.post('/api/sign-out', { everywhere: true })
    expect(await isIn(second)).toBe(false)
    expect(await isIn(ana.browser)).toBe(true)
  })

  test('leave-now ends it and tells the browser to forget, as a beacon can send it', async () => {
    const her = await member(app, ana)
    const cookie = her.browser.cookie
    const { status, headers } = await fetch(`${app.url}/leave`, {
      method: 'POST',
      body: '',
      headers: { cookie, origin: 'null', 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
    })
    expect(status).toBe(204)
    expect(headers.get('clear-site-data')).toBe('"cookies", "storage"')
    expect(headers.get('set-cookie')).toMatch(/^room=; .*Max-Age=0/)
    expect(await isIn(her.browser)).toBe(false)
  })

  test('leave-now from another site does nothing', async () => {
    const her = await member(app, ana)
    const { cookie } = her.browser
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await fetch(`${app.url}/leave`, {
        method: 'POST',
        headers: { cookie, ...headers } as Record<string, string>,
      })
      expect(answer.status).toBe(403)
      expect(answer.headers.get('clear-site-data')).toBeNull()
    }
    expect(await isIn(her.browser)).toBe(true)
  })

  test('new words of her own end her other sign-ins and keep this one', async () => {
    const her = await member(app, ana)
    const second = new Browser(other.url)
    await signIn(second, her)
    const next = 'The river behind our house'
    expect((await her.browser.post('/api/words', { now: her.words, next: 'too short' })).body.code).toBe(
      'words-too-short',
    )
    expect((await her.browser.post('/api/words', { now: 'not my words', next })).body.code).toBe('wrong-words')
    expect((await her.browser.post('/api/words', { now: her.words, next })).status).toBe(204)
    expect(await isIn(her.browser)).toBe(true)
    expect(await isIn(second)).toBe(false)
    expect((await signIn(second, her)).body.code).toBe('wrong-words')
    expect((await signIn(second, { ...her, words: 'the river behind our HOUSE' })).status).toBe(200)
  })

  test('is heard in every process', async () => {
    const her = await member(app, ana)
    const { session, heard } = await listenIn(other, her)
    await her.browser.post('/api/sign-out', { everywhere: false })
    await waitFor('the news in the other process', () => heard.includes(session), 2000)
  })

  test('is heard late rather than never, when the other process had lost its database meanwhile', async () => {
    const her = await member(app, ana)
    const { session, heard } = await listenIn(other, her)
    proxy.cut()
    await her.browser.post('/api/sign-out', { everywhere: false })
    expect(heard).not.toContain(session)
    proxy.restore()
    await waitFor('the news in the other process', () => heard.includes(session), 8000)
  })
})

/** She is seen in that process, and what it hears of ended sign-ins is written down. */
async function listenIn(fixture: OpenApp, her: SignedIn): Promise<{ session: string; heard: string[] }> {
  const there = new Browser(fixture.url)
  there.cookie = her.browser.cookie
  expect(await isIn(there)).toBe(true)
  const heard: string[] = []
  fixture.app.sessions.onEnded(({ session }) => void heard.push(session))
  return { heard, session: createHash('sha256').update(her.browser.cookie.split('=')[1]!).digest('hex') }
}
