// A folder nobody may write in, a file in its place, a disk that is full or can only be read: whoever starts a circle there
// is told in one sentence, soon; whoever runs one already is not ended by it.
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { spawn, type SpawnOptions } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { MAIN, RUN } from '../support/own-start.ts'
import { migratedDatabase } from '../support/postgres.ts'
import { FULL, onSmallDisk, ordinary, READ_ONLY } from '../support/small-disk.ts'
import { testPort } from '../support/test-port.ts'
import { waitFor } from '../support/wait-for.ts'

let folder: string
let dataDir: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'circle-test-no-room-'))
  dataDir = join(folder, 'data')
  await chmod(folder, 0o755)
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const SOON = 10_000 // milliseconds
const SUPERVISOR = [process.execPath, RUN, 'start']
const APP = [process.execPath, MAIN]
const BOTH: [string, string[]][] = [
  ['the start', SUPERVISOR],
  ['the app of a server', APP],
]

interface Ended {
  code: number | null
  lines: string[]
  took: number
}

/** Runs it to its end and keeps what it says to people. */
function ended([program, ...args]: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const begin = performance.now()
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    DATA_DIR: dataDir,
    PORT: '29150',
    LOG_LEVEL: 'silent',
    ...options.env,
  }
  const child = spawn(program!, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data: Buffer) => (said += data.toString()))
  return new Promise((done) =>
    child.once('close', (code) => {
      done({ code, lines: said.split('\n').filter(Boolean), took: performance.now() - begin })
    }),
  )
}

/** What a program takes here that refuses at once, for another reason: a busy machine is no fault of ours. */
let atOnce = 0
beforeAll(async () => {
  atOnce = (await ended(APP, { env: { PORT: 'none' } })).took
})

const saysOnly = (run: Ended, sentence: RegExp): void => {
  expect(run.lines).toEqual([expect.stringMatching(sentence)])
  expect(run.code).toBeGreaterThan(0)
  expect(run.took - atOnce).toBeLessThan(SOON)
}

const FILE = /^There is a file where a folder must be, or the other way round: \S+\. Take it away/
const SHUT = /^This account may not write in \S+\. Give it to the account that runs the circle/

test.each(BOTH)("%s says in one sentence that a file is in its folder's place (F5)", async (_what, command) => {
  await writeFile(dataDir, '')
  saysOnly(await ended(command), FILE)
})

test.each(['run', 'keys', 'postgres'])(
  'the start says in one sentence that a file lies in the place of its folder "%s" (F5)',
  async (name) => {
    await mkdir(dataDir)
    await writeFile(join(dataDir, name), '')
    saysOnly(await ended(SUPERVISOR), FILE)
  },
)

test.each(BOTH)('%s says in one sentence that it may not write in its folder (F5)', async (_what, command) => {
  await mkdir(dataDir, { mode: 0o555 })
  saysOnly(await ended(command, ordinary()), SHUT)
})

test.each(BOTH)('%s says in one sentence that its disk is full, or can only be read (F5)', async (_what, command) => {
  await mkdir(dataDir)
  const disk = (then: string): Promise<Ended> => {
    const [program, args] = onSmallDisk(dataDir, 512, command, then)
    return ended([program, ...args])
  }
  saysOnly(await disk(FULL), /^The disk is full: .+\. Make room/)
  saysOnly(await disk(READ_ONLY), /^The disk of \S+ can only be read/)
})

test('the start says in one sentence that a new database would not fit on its disk (F5)', async () => {
  await mkdir(dataDir)
  const [program, args] = onSmallDisk(dataDir, 30 * 1024, SUPERVISOR)
  saysOnly(
    await ended([program, ...args]),
    /^The disk is full: \S+ has \d+ MB left and the circle needs 100\. Make room/,
  )
})

test.each(['backup', 'link', 'restore'])(
  'the program "%s" says in one sentence that a file is in its folder\'s place (F5)',
  async (name) => {
    await writeFile(dataDir, '')
    const backup = join(folder, 'a.circle-backup')
    await writeFile(backup, '')
    const run = await ended([process.execPath, join(MAIN, '..', `${name}.js`), ...(name === 'restore' ? [backup] : [])])
    saysOnly(run, FILE)
  },
)

test('an app whose log finds no room on the disk goes on answering, and is quiet (F5)', async () => {
  const database = await migratedDatabase()
  const port = await testPort()
  const url = `http://127.0.0.1:${port}`
  const disk = join(folder, 'disk')
  await mkdir(disk)
  const [program, args] = onSmallDisk(disk, 16, ['sh', '-c', 'exec "$@" > log 2>&1', 'sh', ...APP])
  const child = spawn(program, args, {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: url,
      DATABASE_URL: database.url,
    },
    stdio: 'ignore',
  })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const status = async (path: string): Promise<number> => (await fetch(`${url}${path}`).catch(() => null))?.status ?? 0
  await waitFor('the app', async () => (await status('/healthz')) === 200, 30_000)
  const log = (): Promise<string> => readFile(join('/proc', String(child.pid), 'root', disk, 'log'), 'utf8')
  // Each of these is a line; some hundred of them are more than the disk holds.
  let asked = 0
  await waitFor('the disk to be full', async () => {
    for (let n = 0; n < 50; n += 1) await status('/api/me')
    asked += 50
    return asked * 100 > 2 * 16_384
  })
  expect((await log()).length).toBeLessThanOrEqual(16_384)
  expect([await status('/healthz'), await status('/'), child.exitCode]).toEqual([200, 200, null])
  const before = await processorTime(child.pid!)
  for (let n = 0; n < 20; n += 1) expect(await status('/healthz')).toBe(200)
  // It must not turn round and round over a line that cannot be written: twenty answers are far below this.
  expect((await processorTime(child.pid!)) - before).toBeLessThan(2000)
  child.kill('SIGTERM')
  await gone
  await database.drop()
  expect(child.exitCode).toBe(0)
}, 120_000)

/** Milliseconds of the processor, of the program that `unshare` and the shell became. */
async function processorTime(pid: number): Promise<number> {
  const [user, system] = (await readFile(`/proc/${pid}/stat`, 'utf8'))
    .split(') ')[1]!
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user! + system!) * 10
}
