// A folder nobody may write in, a file in its place, a disk that is full or can only be read: whoever starts a circle there
// is told in one sentence, soon; whoever runs one already is not ended by it.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { spawn, type SpawnOptions } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { MAIN, RUN } from '../support/own-start.ts'
import { FULL, onSmallDisk, ordinary, READ_ONLY } from '../support/small-disk.ts'

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
const BOTH: [string, string[]][] = [['the start', SUPERVISOR], ['the app of a server', APP]]

interface Ended { code: number | null; lines: string[]; took: number }

/** Runs it to its end and keeps what it says to people. */
function ended([program, ...args]: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const begin = performance.now()
  const env = { PATH: process.env['PATH'], HOME: folder, DATA_DIR: dataDir, PORT: '29150', LOG_LEVEL: 'silent', ...options.env }
  const child = spawn(program!, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data: Buffer) => (said += data.toString()))
  return new Promise((done) => child.once('close', (code) => {
    done({ code, lines: said.split('\n').filter(Boolean), took: performance.now() - begin })
  }))
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

test.each(BOTH)('%s says in one sentence that a file is in its folder\'s place (F5)', async (_what, command) => {
  await writeFile(dataDir, '')
  saysOnly(await ended(command), FILE)
})

test.each(['run', 'keys', 'postgres'])('the start says in one sentence that a file lies in the place of its folder "%s" (F5)', async (name) => {
  await mkdir(dataDir)
  await writeFile(join(dataDir, name), '')
  saysOnly(await ended(SUPERVISOR), FILE)
})

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
  saysOnly(await ended([program, ...args]), /^The disk is full: \S+ has \d+ MB left and the circle needs 100\. Make room/)
})

test.each(['backup', 'link', 'restore'])('the program "%s" says in one sentence that a file is in its folder\'s place (F5)', async (name) => {
  await writeFile(dataDir, '')
  const backup = join(folder, 'a.circle-backup')
  await writeFile(backup, '')
  const run = await ended([process.execPath, join(MAIN, '..', `${name}.js`), ...(name === 'restore' ? [backup] : [])])
  saysOnly(run, FILE)
})
