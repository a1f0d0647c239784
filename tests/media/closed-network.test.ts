// Ways of the media past a network that stands between: without UDP by LiveKit's TCP port, and where nothing but TCP 443 is
// let out by TURN over TLS, with the real Caddyfile, the real settings of the media server and the block of docs/operating.md.
// And after a join and a leave by each way LiveKit's log, as the container says it, holds no address.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../scripts/places.mjs'
import { startNamedCaddy } from '../support/caddy.ts'
import { type ClosedNetwork, openClosedNetwork } from '../support/closed-network.ts'
import {
  containerCommand,
  type LiveKitByHand,
  ourProgram,
  publicSettings,
  runLiveKit,
  type Settings,
} from '../support/livekit-by-hand.ts'
import { testPort } from '../support/test-port.ts'
import { type GateFixture, openGateFixture, startBrowser } from './gate-fixture.ts'

const PAGE = 'room.example'
const TURN = 'turn.room.example'
const ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{1,4}:[\da-f:]*:[\da-f]{1,4}|\.local\b/i
const noUdp = [
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
]

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})
const later = <T>(made: T, end: () => Promise<unknown>): T => {
  ends.push(end)
  return made
}

async function runs(command: readonly string[], settings: Settings): Promise<LiveKitByHand> {
  const livekit = await runLiveKit(command, settings)
  return later(livekit, livekit.stop)
}

async function opens(
  livekit: LiveKitByHand,
  args: readonly string[],
  behind: { proxy?: { server: string }; publicUrl?: string; port?: number } = {},
): Promise<GateFixture> {
  const { proxy, ...rest } = behind
  const { browser, script } = await startBrowser({ args, ...(proxy && { proxy }) })
  ends.push(() => browser.close())
  const fixture = await openGateFixture({ livekit, browser, script }, rest)
  ends.push(fixture.close)
  fixture.gathering.sit('fay', 'facilitator')
  fixture.gathering.sit('ana')
  fixture.gathering.sit('lis', 'member', 'listening')
  fixture.gathering.hold('ana')
  return fixture
}

/** Ana speaks, Lis hears her; then both leave. By which ways their sound went. */
async function speaksAndLeaves(fixture: GateFixture): Promise<string[]> {
  const lis = await fixture.join('lis')
  const ana = await fixture.join('ana')
  await ana.evaluate(async () => {
    await window.page.prepare()
    await window.page.take()
  })
  await lis.waitForFunction(() => window.page.hearing.ms() > 300)
  const ways = await Promise.all([ana, lis].map((page) => page.evaluate(() => window.page.hearing.ways())))
  for (const page of [ana, lis]) await leaves(page)
  return ways.flat()
}

async function leaves(page: Page): Promise<void> {
  await page.evaluate(() => window.page.room().disconnect())
  await page.waitForFunction(() => window.page.state() === 'disconnected')
}

test('without a network in between the sound goes by UDP, and LiveKit writes no address of who came and left (D4)', async () => {
  const livekit = await runs(containerCommand(), await publicSettings())
  expect(new Set(await speaksAndLeaves(await opens(livekit, [])))).toEqual(new Set(['direct by udp']))
  expect(livekit.said()).not.toMatch(ADDRESS)
})

test('a network without UDP lets her speak and hear by LiveKit’s TCP port, and no address of hers is written (G7, D4)', async () => {
  const livekit = await runs(containerCommand(), await publicSettings())
  expect(new Set(await speaksAndLeaves(await opens(livekit, noUdp)))).toEqual(new Set(['direct by tcp']))
  expect(livekit.said()).not.toMatch(ADDRESS)
})

/** The block of docs/operating.md, as a reader pastes it, with the files and the port of this test in it. */
function turnOfTheBook(port: number, certificate: string, key: string): Record<string, unknown> {
  const book = readFileSync(join(root, 'docs', 'operating.md'), 'utf8')
  const { turn } = parse(/^```yaml\n(turn:\n(?: .*\n)+)```$/m.exec(book)![1]!) as { turn: Record<string, unknown> }
  expect(turn).toMatchObject({ enabled: true, domain: TURN, tls_port: 5349 })
  // Here the media server is on this very machine, whither TURN does not lead by itself.
  return {
    ...turn,
    tls_port: port,
    cert_file: certificate,
    key_file: key,
    allow_restricted_peer_cidrs: ['127.0.0.1/32'],
  }
}

async function closedFixture(
  command: readonly string[],
  withTurn: boolean,
): Promise<{ fixture: GateFixture; livekit: LiveKitByHand; network: ClosedNetwork }> {
  const app = await testPort()
  const caddy = await startNamedCaddy({ app: `127.0.0.1:${app}`, page: PAGE, other: TURN })
  ends.push(caddy.stop)
  const turnPort = await testPort()
  const settings = await publicSettings()
  const livekit = await runs(
    command,
    withTurn ? { ...settings, turn: turnOfTheBook(turnPort, caddy.certificate, caddy.key) } : settings,
  )
  const network = await openClosedNetwork({ [PAGE]: caddy.port, [TURN]: turnPort })
  ends.push(network.close)
  const fixture = await opens(livekit, [...network.arguments, '--ignore-certificate-errors'], {
    proxy: network.proxy,
    publicUrl: `https://${PAGE}`,
    port: app,
  })
  return { fixture, livekit, network }
}

test('a network that lets out nothing but TCP 443 lets her speak and hear by TURN over TLS, and no address is written (G7, D4)', async () => {
  const { fixture, livekit, network } = await closedFixture(containerCommand(), true)
  expect(new Set(await speaksAndLeaves(fixture))).toEqual(new Set(['relayed by tls']))
  expect(network.carried(TURN)).toBeGreaterThan(5000)
  expect(livekit.said()).not.toMatch(ADDRESS)
})

test('the same network without TURN lets her have no sound, so the one above is closed indeed (G7)', async () => {
  const { fixture, network } = await closedFixture(containerCommand(), false)
  const outcome = await (
    await fixture.page('lis')
  ).evaluate(
    (token) =>
      // The test before connects within two seconds.
      window.page.join(token, { patience: 8000 }).then(
        () => 'connected',
        (error: Error) => error.name,
      ),
    fixture.gathering.token('lis'),
  )
  expect(outcome).not.toBe('connected')
  expect(network.carried(PAGE)).toBeGreaterThan(1000)
})

test('without the filter LiveKit does write addresses once TURN is on, so what is tested here means something (D4)', async () => {
  const { fixture, livekit } = await closedFixture([ourProgram()], true)
  await speaksAndLeaves(fixture)
  await expect.poll(() => livekit.said(), { timeout: 10_000 }).toMatch(ADDRESS)
})
