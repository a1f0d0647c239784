// The proxy of a public server, as it is: what reaches the app through it, and what it writes down, which is nobody.
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { testPort } from '../support/test-port.ts'
import { type AppProcess, startApp } from '../support/app-process.ts'
import { type Caddy, startCaddy } from '../support/caddy.ts'
import { type FreshDatabase, migratedDatabase } from '../support/postgres.ts'
import { waitFor } from '../support/wait-for.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** Only Linux has the whole of 127.0.0.0/8. */
const ADDRESS = process.platform === 'linux' ? '127.77.66.55' : '127.0.0.1'
const CANARIES = [
  '127.77.66.55',
  '203.0.113.77',
  'CanaryBrowser',
  'canaryquery',
  'canary-language',
  'canarycookie',
  'canaryextra',
]
const TELLING = {
  'user-agent': 'CanaryBrowser/1.0',
  'accept-language': 'canary-language',
  'x-forwarded-for': '203.0.113.77',
  'x-real-ip': '203.0.113.77',
  forwarded: 'for=203.0.113.77',
  cookie: 'session=canarycookie',
  'x-whatever': 'canaryextra',
  via: '1.1 canaryextra',
  dnt: '1',
  'sec-ch-ua-platform': 'canaryextra',
  referer: 'http://canaryextra.example/',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/octet-stream',
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

async function ask(
  caddy: Caddy,
  path: string,
  headers: Record<string, string> = TELLING,
  body?: Buffer,
): Promise<Answer> {
  const asked = request({
    host: '127.0.0.1',
    port: caddy.port,
    path,
    headers,
    method: body ? 'POST' : 'GET',
    localAddress: ADDRESS,
    agent: false,
  })
  asked.end(body)
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  let text = ''
  for await (const piece of response) text += String(piece)
  return { status: response.statusCode ?? 0, headers: response.headers, text }
}

interface Seen {
  raw: string[]
  body: Buffer
}
interface Witness {
  at: string
  seen: Seen[]
  server: Server
  looks: string[]
  lives: boolean
}

/** Keeps everything that reaches it; `looks` are Caddy's own, asked whether it lives. */
async function witness(): Promise<Witness> {
  const seen: Seen[] = []
  const looks: string[] = []
  const server = createServer((incoming, answer) => {
    if (/^\/(healthz|livez)$/.test(incoming.url ?? '')) {
      looks.push(incoming.url!)
      return void answer.writeHead(it.lives ? 204 : 503).end()
    }
    // A try that broke off in the middle was not received.
    incoming.toArray().then(
      (pieces) => {
        seen.push({ raw: incoming.rawHeaders, body: Buffer.concat(pieces) })
        answer.writeHead(202).end()
      },
      () => {},
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  ends.push(async () => void server.close())
  const it: Witness = { at: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server, looks, lives: true }
  return it
}

async function caddyBefore(...apps: string[]): Promise<Caddy> {
  const caddy = await startCaddy({ apps })
  ends.push(caddy.stop)
  return caddy
}

test('what is laid in the bowl arrives as a body, and with nothing that tells who sent it', async () => {
  const app = await witness()
  const caddy = await caddyBefore(app.at)
  const body = Buffer.alloc(4096, 7)
  expect((await ask(caddy, '/bowl/g1', { ...TELLING, origin: caddy.url }, body)).status).toBe(202)
  const { raw, body: arrived } = app.seen[0]!
  expect(arrived.equals(body)).toBe(true)
  const headers = Object.fromEntries(
    raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1]]] : [])),
  )
  // The User-Agent is there and empty: Go would write its own otherwise.
  expect({ ...headers, 'user-agent': headers['user-agent'] ?? '' }).toEqual({
    host: `127.0.0.1:${caddy.port}`,
    'content-length': '4096',
    'user-agent': '',
    'accept-encoding': 'gzip',
    connection: 'close',
  })
})

test('everything else keeps what the app needs, and an address only Caddy vouches for', async () => {
  const app = await witness()
  const caddy = await caddyBefore(app.at)
  await ask(caddy, '/api/me', TELLING)
  const { raw } = app.seen[0]!
  const forwarded = raw[raw.findIndex((name) => name.toLowerCase() === 'x-forwarded-for') + 1]
  expect(forwarded).toBe(ADDRESS)
  expect(raw).toContain('session=canarycookie')
})

test('nothing Caddy writes holds an address, a browser, a header or a query, not even with the app dead', async () => {
  const app = await witness()
  const caddy = await caddyBefore(app.at)
  await ask(caddy, '/in?canaryquery=1')
  await ask(caddy, '/bowl/g1?canaryquery=1', TELLING, Buffer.alloc(4096))
  app.server.close()
  app.server.closeAllConnections()
  for (const path of ['/in?canaryquery=1', '/bowl/g1?canaryquery=1']) {
    const { status, text, headers } = await ask(
      caddy,
      path,
      TELLING,
      path.startsWith('/bowl') ? Buffer.alloc(4096) : undefined,
    )
    expect([502, 503]).toContain(status)
    expect(text).toBe('This page is away for a moment. Please try again shortly.')
    expect(headers['cache-control']).toBe('no-store')
  }
  const written = await caddy.written()
  for (const canary of CANARIES) expect(written).not.toContain(canary)
  expect(written).not.toContain('/bowl/g1')
})

test('the bowl goes to the first app while it lives, and to the next one after', async () => {
  const [one, two] = [await witness(), await witness()]
  const caddy = await caddyBefore(one.at, two.at)
  for (let n = 0; n < 5; n += 1) await ask(caddy, '/bowl/g1', TELLING, Buffer.alloc(4096))
  expect([one.seen.length, two.seen.length]).toEqual([5, 0])
  one.server.close()
  one.server.closeAllConnections()
  await waitFor('the next app', async () => (await ask(caddy, '/bowl/g1', TELLING, Buffer.alloc(4096))).status === 202)
  expect(two.seen[0]!.body).toHaveLength(4096)
})

test('one app alone is never looked at, and so never taken away from those who come (F9)', async () => {
  const app = await witness()
  app.lives = false
  const caddy = await caddyBefore(app.at)
  for (let n = 0; n < 20; n += 1) {
    expect((await ask(caddy, '/api/me')).status).toBe(202)
    expect((await ask(caddy, '/bowl/g1', TELLING, Buffer.alloc(4096))).status).toBe(202)
  }
  expect(app.looks).toEqual([])
})

test('of two apps the one that does not say that it lives is left out, and the database has no part in the question (F9)', async () => {
  const [one, two] = [await witness(), await witness()]
  const caddy = await caddyBefore(one.at, two.at)
  one.lives = false
  await waitFor('the other app', async () => {
    const before = two.seen.length
    await ask(caddy, '/bowl/g1', TELLING, Buffer.alloc(4096))
    return two.seen.length > before
  })
  const { length } = one.seen
  for (let n = 0; n < 6; n += 1) await ask(caddy, '/api/me')
  expect(one.seen).toHaveLength(length)
  one.lives = true
  await waitFor('the first one again', async () => {
    await ask(caddy, '/bowl/g1', TELLING, Buffer.alloc(4096))
    return one.seen.length > length
  })
  expect(new Set([...one.looks, ...two.looks])).toEqual(new Set(['/livez']))
})

test('the real app answers through it, page and socket, and is back as soon as it lives again', async () => {
  const database: FreshDatabase = await migratedDatabase()
  ends.push(() => database.drop())
  const [front, back] = [await testPort(), await testPort()]
  const url = `http://127.0.0.1:${front}`
  const open = (dataDir?: string): Promise<AppProcess> =>
    startApp({
      databaseUrl: database.url,
      port: back,
      ...(dataDir && { dataDir }),
      env: { PUBLIC_URL: url, TRUST_PROXY: 'loopback' },
    })
  const first = await open()
  ends.push(() => first.stop())
  const caddy = await startCaddy({ apps: [`127.0.0.1:${back}`], port: front })
  ends.push(caddy.stop)
  const page = await fetch(`${url}/`)
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("default-src 'none'"),
  ])

  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { gathering: 'none' },
    extraHeaders: { origin: url },
  })
  ends.push(async () => void socket.close())
  const refusal = await new Promise<{ data?: { code: string } }>((done) =>
    socket.once('connect_error', (error) => done(error as never)),
  )
  expect(refusal.data?.code).toBe('not-signed-in')

  await first.kill()
  const began = performance.now()
  const held = fetch(`${url}/healthz`).then(({ status }) => ({ status, after: performance.now() - began }))
  const second = await open(first.dataDir)
  ends.push(() => second.stop())
  // Kept until the app lives again; an app that takes longer than Caddy tries (deploy/Caddyfile) is no fault of either.
  const { status, after } = await held
  if (status !== 200) expect(after).toBeGreaterThan(4500)
  await waitFor('an answer again', async () => (await fetch(`${url}/healthz`)).status === 200)
})
