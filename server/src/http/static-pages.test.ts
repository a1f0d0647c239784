// Which paths are the page: every address of an invitation, whatever a mail or chat program has made of it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOfInvitation, serveWeb } from './static-pages.ts'

const TOKEN = 'q7Rk2VbXw9TzLm4NcYpH0g'
let webDir: string
let app: FastifyInstance

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'circle-test-web-'))
  await writeFile(
    join(webDir, 'index.html'),
    '<!doctype html><meta name="leave-to" content="/away"><meta name="source-url" content=""><title>Room</title>',
  )
  app = Fastify({ rewriteUrl: ({ url = '/' }) => pageOfInvitation(url) })
  await serveWeb(app, { webDir, leaveTo: 'about:blank', sourceUrl: '' })
})
afterAll(async () => {
  await app?.close()
  await rm(webDir, { recursive: true, force: true })
})

test.each([
  '/in',
  '/IN',
  '/in/',
  '//in',
  '/in.',
  '/in).',
  '/in%',
  '/in%zz',
  `/in%23${TOKEN}`,
  `/in%2523${TOKEN}.`,
  `/in%23${TOKEN}.html`,
  '/in?fbclid=IwAR0123',
  `/in%23${TOKEN}?utm_source=mail`,
  `/in/${TOKEN}`,
])('%s is answered with the page (C7)', async (url) => {
  const answer = await app.inject({ method: 'GET', url })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
})

test('what an address brought along is no longer in the request, so that nothing can write it down (C7)', () => {
  for (const url of [`/in%23${TOKEN}`, `/IN%2523${TOKEN}?a=b`]) expect(pageOfInvitation(url)).toBe('/in')
})

test('no other address is taken for an invitation (C7)', async () => {
  for (const url of ['/api/in', '/assets/in.js', '/icon.svg', '/leave', '/index.html'])
    expect(pageOfInvitation(url)).toBe(url)
  expect((await app.inject({ method: 'GET', url: '/assets/in.js' })).statusCode).toBe(404)
})
