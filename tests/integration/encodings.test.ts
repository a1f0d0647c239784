// How the pages travel from the running app: compressed for whoever takes it, and bodily the same for everybody.
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_SCREEN, firstScripts, WHOLE_ROOM } from '../../scripts/budget.mjs'
import { root } from '../../scripts/places.mjs'
import { type AppProcess, startApp } from '../support/app-process.ts'
import { type FreshDatabase, migratedDatabase } from '../support/postgres.ts'

const DIST = join(root, 'web', 'dist')
const files = readdirSync(DIST, { recursive: true })
  .map(String)
  .filter((file) => /\.(js|css|txt|svg|woff2)$/.test(file))
const TEXT = /\.(js|css|txt)$/
/** What travels small enough is left as it is. */
const isPacked = (file: string): boolean => TEXT.test(file)

let database: FreshDatabase
let app: AppProcess
beforeAll(async () => {
  database = await migratedDatabase()
  app = await startApp({ databaseUrl: database.url })
})
afterAll(async () => {
  await app?.stop()
  await database?.drop()
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** As it comes, unlike `fetch`, which unpacks it. */
async function ask(path: string, accepts?: string): Promise<Answer> {
  const asked = request(`${app.url}/${path}`, {
    agent: false,
    headers: accepts === undefined ? {} : { 'accept-encoding': accepts },
  })
  asked.end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(await response.toArray()) }
}

test('the running app sends every text compressed to whoever takes it, and bodily the same to everybody (F6)', async () => {
  expect(files.length).toBeGreaterThan(15)
  for (const file of files) {
    const plain = await ask(file)
    expect([plain.status, plain.headers['content-encoding']], file).toEqual([200, undefined])
    expect(plain.body.equals(readFileSync(join(DIST, file))), file).toBe(true)
    const ways = [
      ['br, gzip', 'br', brotliDecompressSync],
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
      ['identity', undefined, null],
      ['zstd', undefined, null],
    ] as const
    for (const [accepts, encoding, unpack] of ways) {
      const packed = await ask(file, accepts)
      const about = `${file} for "${accepts}"`
      expect(packed.headers['content-encoding'], about).toBe(
        isPacked(file) ? encoding : packed.headers['content-encoding'],
      )
      const body = packed.headers['content-encoding'] === undefined ? packed.body : unpack!(packed.body)
      expect(body.equals(plain.body), about).toBe(true)
      expect(Number(packed.headers['content-length']), about).toBe(packed.body.length)
      for (const name of ['content-type', 'cache-control', 'vary', 'x-content-type-options']) {
        expect(packed.headers[name], `${name} of ${about}`).toBe(plain.headers[name])
      }
    }
    expect(plain.headers['vary'], file).toBe('accept-encoding')
  }
}, 60_000)

test('what a browser gets before the first screen, and in all, is within the budget as it travels (F6)', async () => {
  const bytes = async (scripts: readonly string[], accepts: string): Promise<number> =>
    (await Promise.all(scripts.map((file) => ask(file, accepts)))).reduce((sum, { body }) => sum + body.length, 0)
  const read = (file: string): string => readFileSync(join(DIST, file), 'utf8')
  expect(await bytes(firstScripts(read('index.html'), read), 'gzip')).toBeLessThanOrEqual(FIRST_SCREEN)
  expect(
    await bytes(
      files.filter((file) => file.endsWith('.js')),
      'br',
    ),
  ).toBeLessThanOrEqual(WHOLE_ROOM)
})

test('what holds anything of hers, and the page, go out uncompressed; a packed file has no address of its own (F6)', async () => {
  for (const path of ['api/me', 'healthz', '', 'in', 'nothing/there.js']) {
    expect((await ask(path, 'br, gzip')).headers['content-encoding'], path).toBeUndefined()
  }
  const script = files.find((file) => file.endsWith('.js'))!
  expect([(await ask(`${script}.br`)).status, (await ask(`${script}.gz`)).status]).toEqual([404, 404])
})
