// What the doctor says of the machine itself: its database, clocks, keys and disk. And the doctor as a program: what it says of
// everything together, to whom, and with which code it ends.
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@circle/server/db/embedded-postgres'
import { migrate } from '@circle/server/db/migrate'
import { findPostmaster } from '@circle/server/db/postmaster'
import { asLine } from '@circle/server/doctor/finding'
import { lookAtFront } from '@circle/server/doctor/front'
import {
  judgeClock,
  judgeDisk,
  lookAtClocks,
  lookAtDatabase,
  lookAtDisk,
  lookAtKeys,
} from '@circle/server/doctor/machine'
import { lookAtSound } from '@circle/server/doctor/sound'
import { byDocker, byNpm, type Operator, operator } from '@circle/server/operating/operator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../scripts/places.mjs'
import type { TestLiveKit } from '../support/livekit.ts'
import { freshDatabase } from '../support/postgres.ts'
import { testPort } from '../support/test-port.ts'
import { DoctorFixture, states, wordsOf } from './doctor-fixture.ts'
import type { OpenApp } from './open-app.ts'

const ground = new DoctorFixture()
const { front, sound } = ground
let app: OpenApp
let livekit: TestLiveKit
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'circle-test-doctor-'))
  await ground.open()
  app = ground.app
  livekit = ground.livekit
})
afterAll(async () => {
  await ground.close()
  await rm(folder, { recursive: true, force: true })
})

test('a database that stands still is called that, by the program too, and another fault by its own name (F4)', async () => {
  const own = await mkdtemp(join(tmpdir(), 'circle-test-doctor-own-'))
  const postgres = await startEmbeddedPostgres({ dataDir: own, port: 23_600, log: () => {} })
  const { pid } = findPostmaster(join(own, 'postgres', 'cluster'))!
  process.kill(pid, 'SIGSTOP')
  const frozen = await run({ PUBLIC_URL: app.url, DATA_DIR: own })
  process.kill(pid, 'SIGCONT')
  const wrong = new URL(postgres.url)
  wrong.password = 'another'
  const refused = await lookAtDatabase(wrong.href)
  const nameless = await lookAtDatabase(Object.assign(new URL(postgres.url), { pathname: '/none' }).href)
  await postgres.stop()
  const gone = await lookAtDatabase(postgres.url)
  await rm(own, { recursive: true, force: true })
  expect(frozen.out).toMatch(
    /^✗ The database: it takes the connection and says nothing within 4 seconds: it stands still, or .+$/m,
  )
  expect(frozen.code).toBe(1)
  expect(wordsOf(refused, 'The database')).toContain('does not take our password')
  expect(wordsOf(nameless, 'The database')).toContain('no database of the name')
  expect(wordsOf(gone, 'The database')).toContain('nobody answers at its address')
}, 120_000)

test('a database in order, one that is empty, and one that is away', async () => {
  expect(states(await lookAtDatabase(app.databaseUrl))).toEqual({
    'The database': 'well',
    PostgreSQL: 'well',
    'Its log': 'well',
    "The database's clock": 'well',
  })
  const empty = await freshDatabase()
  expect(wordsOf(await lookAtDatabase(empty.url), 'The database')).toContain('is empty')
  await migrate(empty.url, '001_accounts')
  expect(wordsOf(await lookAtDatabase(empty.url), 'The database')).toContain('older version')
  await empty.drop()
  expect(states(await lookAtDatabase(empty.url))).toEqual({ 'The database': 'broken' })
})

test("clocks are compared with the app's and LiveKit's, and half a minute is too much", async () => {
  expect(states(await lookAtClocks(front(), livekit.url))).toMatchObject({
    "The app's clock": 'well',
    'The time': 'mind',
  })
  expect([judgeClock('c', 1500), judgeClock('c', -30_000), judgeClock('c', 30_000)].map(({ state }) => state)).toEqual([
    'well',
    'broken',
    'broken',
  ])
  expect(judgeClock('c', -30_000).words).toContain('30 seconds behind')
})

test('keys that others may read, and a disk that is nearly full', async () => {
  expect((await lookAtKeys(app.config.dataDir)).state).toBe('well')
  await mkdir(join(folder, 'keys'), { mode: 0o700 })
  expect((await lookAtKeys(folder)).state).toBe('well')
  await chmod(join(folder, 'keys'), 0o755)
  expect((await lookAtKeys(folder)).state).toBe('broken')
  expect((await lookAtDisk(join(folder, 'nothing'))).state).toBe('broken')
  expect((await lookAtDisk(folder)).words).toMatch(/free/)
  expect([5_000_000, 900, 100].map((megabytes) => judgeDisk(megabytes).state)).toEqual(['well', 'mind', 'broken'])
})

test('the doctor speaks of npm to whoever runs it by npm, and of docker to whoever has the image (F4)', async () => {
  const away = `127.0.0.1:${await testPort()}`
  const about = async (who: Operator): Promise<string> =>
    [
      ...(await lookAtFront(front({ publicUrl: `http://${away}`, who }))),
      ...(await lookAtFront(front({ publicUrl: `https://${away}`, who }))),
      ...(await lookAtSound(sound({ livekit: { ...livekit, url: `ws://${away}` }, who }))),
      ...(await lookAtDatabase(`postgres://circle@${away}/circle`, who)),
    ]
      .map(asLine)
      .join('\n')
  const [npm, docker] = [await about(byNpm), await about(byDocker)]
  expect(npm).toContain('npm start')
  expect(npm).not.toMatch(/docker|Caddy/)
  expect(docker).toContain('docker compose ps livekit')
  expect(docker).not.toContain('npm')
  expect([operator(join(root, 'server', 'dist')), operator(folder)]).toEqual([byNpm, byDocker])
})

function run(env: Record<string, string>): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join(root, 'server', 'dist', 'doctor.js')], {
    env: { PATH: process.env['PATH'], ...env },
  })
  let out = ''
  child.stdout.on('data', (data: Buffer) => void (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => void (out += data.toString()))
  return new Promise((done) => child.once('close', (code) => done({ code, out })))
}

test('the program ends with 0 when nothing is broken, with 1 else, and repeats no secret', async () => {
  const env = {
    PUBLIC_URL: app.url,
    DATA_DIR: app.config.dataDir,
    DATABASE_URL: app.databaseUrl,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.key,
    LIVEKIT_API_SECRET: livekit.secret,
    LIVEKIT_NODE_IP: '127.0.0.1',
    LIVEKIT_UDP_PORT: String(livekit.udpPort),
  }
  const good = await run(env)
  expect(good.out).toContain('Nothing is broken.')
  expect(good.out).toContain('! Mail: none is built')
  expect(good.code).toBe(0)
  const bad = await run({ ...env, PUBLIC_URL: 'http://127.0.0.1:1' })
  expect([bad.code, bad.out.includes('✗ The page')]).toEqual([1, true])
  const sample = await run({ ...env, LIVEKIT_API_KEY: 'devkey' })
  expect([sample.code, sample.out]).toEqual([
    1,
    '✗ The settings: LIVEKIT_API_KEY is a sample that everybody knows: make a key of your own.\n\nTo mend: 1.\n',
  ])
  for (const { out } of [good, bad, sample]) {
    expect(out).not.toContain(livekit.secret)
    expect(out).not.toContain(new URL(app.databaseUrl).password)
    expect(out).not.toMatch(/\n\s+at /)
  }
}, 60_000)
