// The numbers for whoever watches over the machine: they are there, only where they belong, and tell nothing about anybody.
import { makeMetrics } from '@circle/server/metrics/metrics'
import { serveMetrics } from '@circle/server/metrics/serve'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPort } from '../support/test-port.ts'
import { connect, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { type OpenApp, openApp } from './open-app.ts'

let app: OpenApp
let port: number
let seeded: SeededCircle
beforeAll(async () => {
  port = await testPort()
  app = await openApp({ env: { METRICS_PORT: String(port) }, trial: { metricsEvery: 50 } })
  seeded = await seedCircle(app.db, { teresa: 'facilitator', ana: 'member' })
})
afterAll(() => app?.close())

const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
const cookieOf = async (name: string): Promise<string> =>
  (await app.app.sessions.start(seeded.accounts[name]!, false)).cookie
const valueOf = (text: string, line: string): number =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? NaN,
  )

test("after a gathering they say how much happened, and hold nobody's id, name, sign-in or address", async () => {
  const fixture = { url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } }
  const people = await openCircle(fixture, seeded, 'teresa', ['ana'])
  const { teresa, ana } = people
  await teresa!.send({ type: 'round.begin', prompt: 'canaryprompt' })
  await ana!.sendRaw('gathering:command', { commandId: 'canarycommand0000', command: { type: 'canarytype' } })
  await ana!.sendRaw('canaryevent', {})
  await fetch(`${app.url}/canarypath?canaryquery`)
  await waitFor(
    'the numbers',
    async () => valueOf(await metrics(), 'circle_commands_total{type="unknown",outcome="unknown-command"}') === 1,
  )
  const text = await metrics()
  expect(valueOf(text, 'circle_commands_total{type="door.knock",outcome="ok"}')).toBe(2)
  expect(valueOf(text, 'circle_sockets')).toBe(2)
  expect(valueOf(text, 'circle_views_total')).toBeGreaterThan(4)
  expect(valueOf(text, 'circle_database_connections')).toBeGreaterThan(0)
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds')

  const telling = [
    seeded.gathering,
    seeded.circle,
    ...Object.values(seeded.accounts),
    'teresa',
    'ana"',
    'Thursday',
    'Beginning again',
    'canary',
    ...Object.values(people).flatMap(({ who, cookie }) => [who, cookie.split(/[=;]/)[1]!]),
    '127.0.0.1',
    app.config.processName,
  ]
  for (const word of telling) expect(text).not.toContain(word)
  // Whatever may come later: a label is a short word, never anything that looks like an id.
  for (const [, label] of text.matchAll(/="([^"]*)"/g)) expect(label).toMatch(/^(?![\w-]{22,}$)[\w.+:-]{0,32}$/)
  for (const one of Object.values(people)) one.close()
})

test('a page that broke is counted by its screen, a foreign word as another, and what is no word not at all (F8)', async () => {
  const { socket } = connect({ url: app.url, gathering: seeded.gathering, cookie: await cookieOf('ana') })
  const tell = (screen: unknown): Promise<unknown> => socket.emitWithAck('page:broken', screen as string)
  const before = await metrics()
  expect(await tell('room')).toEqual({ ok: true })
  expect(await tell('canaryscreen: what she had written')).toEqual({ ok: true })
  expect(await tell('room')).toEqual({ ok: false, code: 'too-fast' })
  socket.close()
  const other = connect({ url: app.url, gathering: seeded.gathering, cookie: await cookieOf('teresa') }).socket
  expect(await other.emitWithAck('page:broken', { name: 'canaryscreen' } as never)).toEqual({
    ok: false,
    code: 'malformed',
  })
  other.close()
  const counted = (text: string, screen: string): number =>
    valueOf(text, `circle_broken_pages_total{screen="${screen}"}`) || 0
  await waitFor('the numbers', async () => counted(await metrics(), 'other') === 1)
  const text = await metrics()
  expect([counted(before, 'room'), counted(text, 'room')]).toEqual([0, 1])
  expect(text).not.toContain('canary')
})

test('nobody reads them on the port everybody reaches, nor at any other path', async () => {
  expect(await (await fetch(`${app.url}/metrics`)).text()).not.toContain('circle_commands_total')
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
})

test('between two ticks they stand still, so that nobody can see when something happened', async () => {
  const still = makeMetrics(60_000)
  const before = await still.text()
  still.counted.command('door.knock', 'ok')
  still.counted.view()
  expect(await still.text()).toBe(before)
  still.close()
})

test('a name that leads to a public address opens no door', async () => {
  const numbers = makeMetrics()
  await expect(serveMetrics(numbers, { host: '203.0.113.9', port: 9 })).rejects.toThrow('public address')
  await expect(serveMetrics(numbers, { host: '0.0.0.0', port: 9 })).rejects.toThrow('public address')
  numbers.close()
})

test('without a port there are none', async () => {
  const quiet = await openApp({ databaseUrl: app.databaseUrl, dataDir: app.config.dataDir })
  const { socket } = connect({ url: quiet.url, gathering: seeded.gathering, cookie: 'none' })
  await waitFor('her refusal', () => socket.disconnected)
  socket.close()
  expect(quiet.config.metrics).toBeUndefined()
  await quiet.close()
})
