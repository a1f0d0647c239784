// `npm run backup` and `npm run restore` as programs, with the database that comes with the packages, which they start
// themselves when none runs.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, symlink, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { root } from '../../scripts/places.mjs'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'circle-test-programs-'))
  folders.push(folder)
  return folder
}

interface Ran {
  code: number | null
  out: Buffer
  err: string
}

function run(name: string, dataDir: string, args: readonly string[] = [], input?: Buffer): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'server', 'dist', `${name}.js`), ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PG_PORT: '56320' },
    stdio: 'pipe',
  })
  const out: Buffer[] = []
  let err = ''
  child.stdout.on('data', (data: Buffer) => void out.push(data))
  child.stderr.on('data', (data: Buffer) => void (err += data.toString()))
  child.stdin.end(input)
  return new Promise((done) => child.once('close', (code) => done({ code, out: Buffer.concat(out), err })))
}

test('a backup whose neighbour vanishes while the folder is looked through is still a backup (flakes)', async () => {
  const here = await newFolder()
  expect([(await run('link', here)).code, (await run('backup', here)).code]).toEqual([0, 0])
  // Listed, and gone when it is asked for its age.
  await symlink(join(here, 'nowhere'), join(here, 'backups', 'gone.circle-backup'))
  const again = await run('backup', here)
  expect(again).toMatchObject({ code: 0, err: expect.not.stringContaining('ENOENT') })
  expect(again.err).not.toContain('Please delete')
}, 120_000)

test('a circle goes from one data folder to another, and both programs say what to mind', async () => {
  const [here, there] = [await newFolder(), await newFolder()]
  expect((await run('link', here)).code).toBe(0)
  const taken = await run('backup', here)
  expect(taken).toMatchObject({ code: 0, out: Buffer.alloc(0) })
  expect(taken.err).toContain('no longer than 7 days')
  expect(taken.err).not.toContain('Please delete')
  const backups = join(here, 'backups')
  const [name] = await readdir(backups)
  expect([(await stat(join(backups, name!))).mode & 0o777, (await stat(backups)).mode & 0o777]).toEqual([0o600, 0o700])

  const eightDaysAgo = new Date(Date.now() - 8 * 24 * 60 * 60_000)
  await utimes(join(backups, name!), eightDaysAgo, eightDaysAgo)
  expect((await run('backup', here)).err).toContain(`Please delete what is older than 7 days in ${backups}: ${name}.`)

  const streamed = await run('backup', here, ['-'])
  const back = await run('restore', there, ['-'], streamed.out)
  expect(back).toMatchObject({ code: 0, err: expect.stringContaining('A gathering that was open then is over.') })
  expect(await run('restore', there, [join(backups, name!)])).toMatchObject({
    code: 1,
    err: expect.stringContaining('say --over'),
  })
  const missing = join(there, 'nothing')
  expect(await run('restore', there, [missing])).toMatchObject({ code: 1, err: `There is no file ${missing}.\n` })
}, 120_000)
