// The built server as a process: how it begins, what it says, how it ends, and the program that gives the facilitator her link.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testPort } from '../support/test-port.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, tokenOf } from './open-app.ts'

const program = (name: string): string => resolve(import.meta.dirname, '../../server/dist', name)

let database: FreshDatabase
let dataDir: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  database = await freshDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'circle-test-main-'))
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})
afterAll(async () => {
  await database?.drop()
  await rm(dataDir, { recursive: true, force: true })
})

interface Run {
  child: ChildProcess
  url: string
  out(): string
  err(): string
  exit: Promise<number | string | null>
}

async function run(name: string, env: Record<string, string> = {}, port = 0): Promise<Run> {
  const at = port || (await testPort())
  const url = `http://127.0.0.1:${at}`
  const child = spawn(process.execPath, [program(name)], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(at),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  let out = ''
  let err = ''
  child.stdout!.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr!.on('data', (data: Buffer) => (err += data.toString()))
  // Not its `close`, which never comes once the channel was shut from our side; but all it said must be here.
  const said = [child.stdout!, child.stderr!].map((stream) => new Promise<void>((done) => stream.once('end', done)))
  const gone = new Promise<number | string | null>((done) => child.once('exit', (code, signal) => done(code ?? signal)))
  const exit = Promise.all([gone, ...said]).then(([how]) => {
    running.delete(child)
    return how
  })
  return { child, url, exit, out: () => out, err: () => err }
}

const health = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/healthz`).catch(() => null)
  return answer?.status === 200 ? answer.text() : ''
}
const ready = async (app: Run): Promise<string> => waitFor('the app', () => health(app.url), 20_000)

test('it migrates, serves, and ends in order when asked to', async () => {
  const app = await run('main.js')
  expect(await ready(app)).toBe('{"database":"ok","media":"text-only"}')
  app.child.kill('SIGTERM')
  expect(await app.exit).toBe(0)
  expect(app.err()).toBe('')
  const lines = app
    .out()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string })
  expect(lines.map((line) => line.msg)).toEqual(['the database was brought up to date', 'listening', 'ending'])
})

test('it ends when whoever started it is gone', async () => {
  const app = await run('main.js')
  await ready(app)
  app.child.disconnect()
  expect(await app.exit).toBe(0)
})

test('it says that sound is on its way, until it is told that none will come', async () => {
  const nothingThere = await testPort()
  const app = await run('main.js', {
    LIVEKIT_URL: `ws://127.0.0.1:${nothingThere}`,
    LIVEKIT_API_KEY: 'trial',
    LIVEKIT_API_SECRET: '0123456789abcdef0123456789abcdef',
  })
  expect(await ready(app)).toContain('"media":"starting"')
  app.child.send({ media: 'text-only' })
  await waitFor('the news', async () => (await health(app.url)).includes('"media":"text-only"'))
})

test('with a wrong word in its environment it says one sentence and does not start', async () => {
  const app = await run('main.js', { LIVEKIT_URL: 'nowhere', MEDIA: '' })
  expect(await app.exit).toBe(78)
  expect(app.out()).toBe('')
  expect(app.err().trim().split('\n')[0]).toBe(
    'LIVEKIT_URL must be the address of a LiveKit server, such as ws://127.0.0.1:7880.',
  )
  expect(app.err()).not.toMatch(/\n\s+at /)
})

test('with its port taken it says so and ends', async () => {
  const first = await run('main.js')
  await ready(first)
  const second = await run('main.js', {}, Number(new URL(first.url).port))
  expect(await second.exit).toBe(1)
  expect(second.err()).toBe(`Port ${new URL(first.url).port} is taken by another program.\n`)
  expect(await health(first.url)).toContain('"database":"ok"')
})

test('the link program prints one link and nothing else, also while no app runs; the link brings the facilitator in', async () => {
  const link = await run('link.js')
  expect(await link.exit).toBe(0)
  expect(link.err()).toBe('')
  expect(link.out()).toMatch(new RegExp(`^${link.url}/in#[\\w-]{22}\\n$`))
  const app = await run('main.js')
  await ready(app)
  const browser = new Browser(app.url)
  expect(
    (await browser.post('/api/invitations/accept', { token: tokenOf(link.out().trim()), ownDevice: false })).status,
  ).toBe(200)
  expect((await browser.get('/api/me')).body.circles[0]?.role).toBe('facilitator')
  app.child.kill('SIGINT')
  expect(await app.exit).toBe(0)
  expect(app.out()).not.toContain(tokenOf(link.out().trim()))
})
