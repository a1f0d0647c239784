// What every answer says beside its body, and which requests are turned away at the door because they come from elsewhere.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Browser, openApp, type OpenApp } from './open-app.ts'

let app: OpenApp
let secure: OpenApp
let webDir: string

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'circle-test-web-'))
  await mkdir(join(webDir, 'assets'))
  await writeFile(
    join(webDir, 'index.html'),
    '<!doctype html><meta name="leave-to" content="/away"><meta name="source-url" content=""><title>Room</title>',
  )
  await writeFile(join(webDir, 'assets', 'main-abc123.js'), 'console.info(1)')
  await writeFile(join(webDir, 'assets', 'main-abc123.js.br'), 'br')
  await writeFile(join(webDir, 'assets', 'main-abc123.js.map'), '{}')
  await writeFile(join(webDir, 'assets', 'main-abc123.css'), 'p{}')
  await writeFile(join(webDir, 'assets', 'serif-abc123.woff2'), 'wOF2')
  await writeFile(join(webDir, 'icon.svg'), '<svg/>')
  const env = {
    WEB_DIR: webDir,
    LEAVE_TO: 'https://weather.example/?a=1&b="2"',
    SOURCE_URL: 'https://code.example/circle',
  }
  app = await openApp({ env })
  secure = await openApp({ databaseUrl: app.databaseUrl, env: { ...env, PUBLIC_URL: 'https://room.example' } })
})
afterAll(async () => {
  await secure?.close()
  await app?.close()
  await rm(webDir, { recursive: true, force: true })
})

const always = {
  'permissions-policy': expect.stringMatching(/^camera=\(self\), microphone=\(self\), .*display-capture=\(\)/),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
const policy = (socket: string): string =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; " +
  "worker-src 'self'; manifest-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; " +
  `connect-src 'self' ${socket}`
const headersOf = async (path: string, init: RequestInit = {}, url = app.url): Promise<Record<string, string>> =>
  Object.fromEntries((await fetch(url + path, init)).headers)

describe('headers', () => {
  test.each([
    '/',
    '/in',
    '/room/7',
    '/api/me',
    '/api/nothing',
    '/healthz',
    '/livez',
    '/assets/missing-abc.js',
    '/icon.svg',
  ])('%s', async (path) => {
    expect(await headersOf(path)).toMatchObject({
      ...always,
      'content-security-policy': policy(app.url.replace('http', 'ws')),
    })
  })

  test('nothing that says who she is may be kept: pages, answers and refusals are not stored', async () => {
    for (const path of ['/', '/in', '/api/me', '/api/nothing', '/healthz', '/assets/missing-abc.js']) {
      expect([path, (await headersOf(path))['cache-control']]).toEqual([path, 'no-store'])
    }
  })

  test('scripts and styles are never kept, because their words name the circle; they are sent small to those who can read it (D5)', async () => {
    const small = await headersOf('/assets/main-abc123.js', { headers: { 'accept-encoding': 'br' } })
    expect(small).toMatchObject({
      'cache-control': 'no-store',
      'content-encoding': 'br',
      vary: 'accept-encoding',
      'content-type': expect.stringMatching(/^(text|application)\/javascript/),
    })
    const plain = await headersOf('/assets/main-abc123.js', { headers: { 'accept-encoding': 'identity' } })
    expect(plain['content-encoding']).toBeUndefined()
    expect([plain['cache-control'], (await headersOf('/assets/main-abc123.css'))['cache-control']]).toEqual([
      'no-store',
      'no-store',
    ])
  })

  test('fonts say nothing and are kept for good', async () => {
    expect((await headersOf('/assets/serif-abc123.woff2'))['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await headersOf('/icon.svg'))['cache-control']).toBe('no-cache')
  })

  test('source maps and raw pages are not given out', async () => {
    expect((await fetch(`${app.url}/assets/main-abc123.js.map`)).status).toBe(404)
    expect(await (await fetch(`${app.url}/index.html`)).text()).not.toContain('content="/away"')
    expect((await fetch(`${app.url}/..%2f..%2fpackage.json`)).status).toBe(404)
  })

  test('plain http promises no https, https promises it', async () => {
    expect((await headersOf('/'))['strict-transport-security']).toBeUndefined()
    const https = await headersOf('/', {}, secure.url)
    expect(https['strict-transport-security']).toBe('max-age=63072000')
    expect(https['content-security-policy']).toBe(policy('wss://room.example'))
    for (const headers of [https, await headersOf('/')])
      expect(headers['content-security-policy']).not.toContain('upgrade')
  })

  test('no answer invites another site to read it', async () => {
    const headers = await headersOf('/api/me', { headers: { origin: 'https://elsewhere.example' } })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(
      (await fetch(`${app.url}/api/sign-in`, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } }))
        .status,
    ).toBe(404)
  })

  test('the page says where leave-now goes, and nothing of it can break out', async () => {
    const html = await (await fetch(`${app.url}/in`)).text()
    expect(html).toContain('<meta name="leave-to" content="https://weather.example/?a=1&amp;b=&quot;2&quot;">')
    expect(html).toContain('<meta name="source-url" content="https://code.example/circle">')
  })
})

describe('writes from elsewhere', () => {
  const body = { name: 'a', words: 'b', ownDevice: false }
  const cases: [string, Record<string, string>, number, string][] = [
    ['another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }, 403, 'foreign-origin'],
    ['another site that hides', { origin: 'null' }, 403, 'foreign-origin'],
    ['a sibling of our host', { 'sec-fetch-site': 'same-site' }, 403, 'foreign-origin'],
    ['a form, which can set no header', { 'x-circle': '' }, 403, 'foreign-origin'],
    ['a simple request', { 'content-type': 'text/plain' }, 400, 'malformed'],
    ['a form’s own type', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'malformed'],
    ['our host on another port', { origin: 'http://127.0.0.1:1' }, 403, 'foreign-origin'],
  ]
  test.each(cases)('%s is turned away', async (_from, headers, status, code) => {
    const answer = await new Browser(app.url).post('/api/sign-in', body, headers)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('our own page is heard, also under the machine’s other names', async () => {
    for (const origin of [app.url, app.url.replace('127.0.0.1', 'localhost')]) {
      expect((await new Browser(app.url).post('/api/sign-in', body, { origin })).body.code).toBe('wrong-words')
    }
  })

  test('what is no JSON, too large, or of another shape is refused without a word about our inside', async () => {
    const send = async (text: string) => {
      const answer = await fetch(`${app.url}/api/sign-in`, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/json', 'x-circle': '1' },
      })
      return [answer.status, await answer.text()]
    }
    expect(await send('{')).toEqual([400, '{"ok":false,"code":"malformed"}'])
    expect(await send('{"name":1}')).toEqual([400, '{"ok":false,"code":"malformed"}'])
    expect(await send(JSON.stringify({ ...body, more: 1 }))).toEqual([400, '{"ok":false,"code":"malformed"}'])
    expect(await send(JSON.stringify({ ...body, words: 'a'.repeat(200_000) }))).toEqual([
      413,
      '{"ok":false,"code":"too-large"}',
    ])
  })

  test('too many from one network are slowed, whatever address they claim to come from', async () => {
    const statuses = new Set<number>()
    for (let n = 0; n < 250; n += 1) {
      const headers = { 'x-forwarded-for': `203.0.${n}.7` }
      statuses.add(
        (
          await new Browser(secure.url).post(
            '/api/invitations/look',
            { token: 'x' },
            { origin: 'https://room.example', ...headers },
          )
        ).status,
      )
    }
    expect(statuses).toEqual(new Set([404, 429]))
  })
})

test('behind a proxy that we were told of, each network is counted for itself', async () => {
  const behind = await openApp({ databaseUrl: app.databaseUrl, env: { TRUST_PROXY: 'loopback' } })
  const statuses = new Set<number>()
  for (let n = 0; n < 250; n += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.1, 203.0.${n}.7` }
    statuses.add((await new Browser(behind.url).post('/api/invitations/look', { token: 'x' }, headers)).status)
  }
  expect(statuses).toEqual(new Set([404]))
  await behind.close()
})

describe('sockets from elsewhere', () => {
  const open = (path: string, headers: Record<string, string>): Promise<number> =>
    new Promise((done, failed) => {
      const socket = new WebSocket(app.url.replace('http', 'ws') + path, { headers })
      socket.on('open', () => (socket.terminate(), done(101)))
      socket.on('unexpected-response', (request, response) => (request.destroy(), done(response.statusCode ?? 0)))
      socket.on('error', failed)
    })
  const path = '/socket.io/?EIO=4&transport=websocket'

  test('are refused: another origin, the word null, none at all', async () => {
    for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, {}]) {
      expect(await open(path, headers as Record<string, string>)).toBeGreaterThanOrEqual(400)
    }
    expect(await open(path, { origin: app.url })).toBe(101)
  })

  test('a path that is nobody’s opens no socket, and polling is not spoken', async () => {
    expect(await open('/elsewhere', { origin: app.url })).toBe(404)
    expect(await open('/sfu/elsewhere', { origin: app.url })).toBe(404)
    expect((await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(404)
  })
})
