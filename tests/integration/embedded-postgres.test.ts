// The embedded database against the real binaries: first start, death, adoption, orderly stop.
import { statSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '@circle/server/db/embedded-postgres'
import { findPostmaster, isAlive } from '@circle/server/db/postmaster'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'

let dataDir: string
let neighbour: string
const lines: string[] = []
const start = (folder = dataDir) =>
  startEmbeddedPostgres({ dataDir: folder, port: 56_320, log: (line) => lines.push(line) })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'circle-embedded-'))
  neighbour = await mkdtemp(join(tmpdir(), 'circle-embedded-'))
})

afterEach(async () => {
  for (const folder of [dataDir, neighbour]) {
    const running = findPostmaster(join(folder, 'postgres', 'cluster'))
    if (running) await (await start(folder)).stop()
    await rm(folder, { recursive: true, force: true })
  }
})

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('a first start makes a database that only its password opens and only this machine reaches', async () => {
  const { url, adopted } = await start()
  expect(adopted).toBe(false)
  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await query(url, 'SHOW log_min_error_statement')).toEqual([{ log_min_error_statement: 'panic' }])
  expect(await query(url, 'SHOW log_error_verbosity')).toEqual([{ log_error_verbosity: 'terse' }])
  expect(await query(url, 'SHOW track_commit_timestamp')).toEqual([{ track_commit_timestamp: 'off' }])
  expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600)
  const wrong = url.replace(/:[0-9a-f]+@/, ':wrong@')
  await expect(query(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
})

test('what was written is there after the server was killed', async () => {
  const first = await start()
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS seven')
  const { pid } = findPostmaster(join(dataDir, 'postgres', 'cluster'))!
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => isAlive(pid)).toBe(false)
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await query(second.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }])
})

test('a server that runs already is adopted, not started twice', async () => {
  const first = await start()
  const second = await start()
  expect(second.adopted).toBe(true)
  expect(second.url).toBe(first.url)
  expect(await findEmbeddedPostgres(dataDir)).toBe(first.url)
})

test('two processes starting it at the same time share one server', async () => {
  await (await start()).stop()
  const both = await Promise.all([start(), start()])
  expect(both[0].url).toBe(both[1].url)
})

test('two data folders started at the same time take two ports, though both found the first one free', async () => {
  for (const folder of [dataDir, neighbour]) await (await start(folder)).stop()
  // Launched, and not listening yet: the second one finds the port free.
  const launched = () => statSync(join(dataDir, 'postgres', 'server.log')).mtimeMs
  const before = launched()
  const first = start(dataDir)
  while (launched() === before) await new Promise(setImmediate)
  const both = await Promise.all([first, start(neighbour)])
  expect(new URL(both[0].url).port).not.toBe(new URL(both[1].url).port)
  for (const { url } of both) expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a file naming a process that is not PostgreSQL is cleaned away', async () => {
  await (await start()).stop()
  const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
  await writeFile(file, `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n`)
  const again = await start()
  expect(again.adopted).toBe(false)
  expect((await readFile(file, 'utf8')).startsWith(`${process.pid}\n`)).toBe(false)
})

test('an orderly stop leaves nothing running and nothing to find', async () => {
  const running = await start()
  const { pid } = findPostmaster(join(dataDir, 'postgres', 'cluster'))!
  await running.stop()
  expect(isAlive(pid)).toBe(false)
  expect(await findEmbeddedPostgres(dataDir)).toBeUndefined()
})
