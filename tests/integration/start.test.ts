// `npm start` as a person meets it: one command, two last lines, and what stays when a part of it dies.
// It runs the real scripts on a folder of its own, and must leave no process behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '@circle/server/db/postmaster'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { root } from '../../scripts/places.mjs'

/** A slow machine may take its time; what is awaited is a state, never a time. */
const PATIENCE = 60_000
vi.setConfig({ testTimeout: 3 * PATIENCE, hookTimeout: 2 * PATIENCE })

let dataDir: string
let supervisor: ChildProcess
let said = ''

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'circle-start-'))
})
afterEach(async () => {
  supervisor.kill('SIGTERM')
  await expect.poll(() => anyAlive(pids()), { timeout: PATIENCE }).toBe(false)
  await rm(dataDir, { recursive: true, force: true })
})

/** Starts, and resolves with the last two lines once they are there. */
async function start(): Promise<{ url: string; link: string }> {
  said = ''
  const { PATH, HOME } = process.env
  supervisor = spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), 'start'], {
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: '29100', LIVEKIT_PORT: '29200', LIVEKIT_UDP_PORT: '29300' },
  })
  supervisor.stdout!.on('data', (data: Buffer) => (said += data.toString()))
  supervisor.stderr!.on('data', (data: Buffer) => (said += data.toString()))
  await expect.poll(() => said, { timeout: PATIENCE }).toMatch(/^Facilitator link: .+\n/m)
  const [ready, link] = said.trimEnd().split('\n').slice(-2)
  expect(ready).toMatch(/^Ready: http:\/\/localhost:\d+$/)
  return { url: ready!.slice('Ready: '.length), link: link!.slice('Facilitator link: '.length) }
}

/** The process numbers of all parts, 0 where there is none. */
function pids(): { app: number; livekit: number; postgres: number } {
  const remembered = (name: string): number => {
    const file = join(dataDir, 'run', `${name}.json`)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid : 0
  }
  const postmaster = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
  return {
    app: remembered('app'), livekit: remembered('livekit'),
    postgres: existsSync(postmaster) ? Number(readFileSync(postmaster, 'utf8').split('\n')[0]) : 0,
  }
}

const anyAlive = (parts: Record<string, number>): boolean => Object.values(parts).some((pid) => pid > 0 && isAlive(pid))

const health = async (url: string): Promise<unknown> =>
  (await fetch(`${url}/healthz`).catch(() => undefined))?.json().catch(() => undefined)

const bothWell = { database: 'ok', media: 'ok' }

test('it ends with where to go, and an orderly stop leaves nothing running', async () => {
  const { url, link } = await start()
  expect(link.startsWith(`${url}/`)).toBe(true)
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
  const running = pids()
  supervisor.kill('SIGINT')
  await expect.poll(() => anyAlive(running), { timeout: PATIENCE }).toBe(false)
  expect(supervisor.exitCode ?? 0).toBe(0)
})

test('killing the app leaves LiveKit and the database running, and the app comes back on the same address', async () => {
  const { url } = await start()
  const before = pids()
  process.kill(before.app, 'SIGKILL')
  await expect.poll(() => pids().app, { timeout: PATIENCE }).not.toBe(before.app)
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
  expect(pids()).toMatchObject({ livekit: before.livekit, postgres: before.postgres })
})

test('killing LiveKit and the database is recovered from too', async () => {
  const { url } = await start()
  const before = pids()
  process.kill(before.livekit, 'SIGKILL')
  process.kill(before.postgres, 'SIGKILL')
  await expect.poll(() => pids().livekit, { timeout: PATIENCE }).not.toBe(before.livekit)
  await expect.poll(() => [0, before.postgres].includes(pids().postgres), { timeout: PATIENCE }).toBe(false)
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
})

test('a start after the supervisor was killed takes over what is left, and LiveKit never stops', async () => {
  await start()
  const before = pids()
  supervisor.kill('SIGKILL')
  const { url } = await start()
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
  expect(pids().livekit).toBe(before.livekit)
})

test('a second start on the same folder says that one runs already', async () => {
  await start()
  const second = spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), 'start'], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
  })
  let words = ''
  second.stderr.on('data', (data: Buffer) => (words += data.toString()))
  const code = await new Promise((done) => second.once('exit', done))
  expect(code).toBe(1)
  expect(words).toMatch(/runs already/)
})
