// The pure parts of the scripts: what is counted, weighed, promised and configured.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { firstScripts, judge, staticImports, weigh } from './budget.mjs'
import { digestOf } from './build.mjs'
import { addressFor, ownAddress } from './addresses.mjs'
import { compressPages } from './compress.mjs'
import { liveKitConfig } from './livekit-config.mjs'
import { wordsOnNode } from './node-age.mjs'
import { freePort, portFrom } from './ports.mjs'
import { recall, remember } from './processes.mjs'
import { countPlaywright, countVitest, faultsIn, faultTable } from './test-reports.mjs'

test('the first screen weighs what the page names and what that imports at once, nothing it may load later', () => {
  const files = {
    'assets/main.js': 'import{a as b}from"./react.js";import"./side.js";const c=()=>import("./room.js");export{b};',
    'assets/react.js': "import x from'./deep.js';",
    'assets/side.js': 'export*from"./react.js"',
    'assets/deep.js': '',
    'assets/pre.js': '',
  }
  const html =
    '<link rel="modulepreload" crossorigin href="/assets/pre.js"><script type="module" crossorigin src="/assets/main.js"></script>'
  expect(firstScripts(html, (file) => files[file]).sort()).toEqual([
    'assets/deep.js',
    'assets/main.js',
    'assets/pre.js',
    'assets/react.js',
    'assets/side.js',
  ])
  expect(staticImports('const a="import x from \\"./no.js\\""')).toEqual([])
})

test('a page one byte above the budget is refused', () => {
  expect(judge({ first: 90_000, whole: 260_000 }).ok).toBe(true)
  expect(judge({ first: 90_001, whole: 1 }).ok).toBe(false)
  expect(judge({ first: 1, whole: 260_001 }).ok).toBe(false)
})

test('the built pages get a packed copy beside each text that it makes smaller, and weigh the same with it (F6)', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'circle-packed-'))
  const text = 'export const words = "the same again"\n'.repeat(50)
  writeFileSync(join(dist, 'index.html'), '<script type="module" src="/a.js"></script>')
  writeFileSync(join(dist, 'a.js'), text)
  writeFileSync(join(dist, 'short.css'), 'a{}')
  writeFileSync(join(dist, 'font.woff2'), text)
  const before = weigh(dist)
  await compressPages(dist)
  expect(readdirSync(dist).sort()).toEqual(['a.js', 'a.js.br', 'a.js.gz', 'font.woff2', 'index.html', 'short.css'])
  expect(brotliDecompressSync(readFileSync(join(dist, 'a.js.br'))).toString()).toBe(text)
  expect(gunzipSync(readFileSync(join(dist, 'a.js.gz'))).toString()).toBe(text)
  expect(weigh(dist)).toEqual(before)
  rmSync(dist, { recursive: true })
})

test('a skipped test, an empty run, a file that does not load and a runner that fails are all failures', () => {
  const file = (...statuses) => ({ status: 'passed', assertionResults: statuses.map((status) => ({ status })) })
  expect(countVitest({ testResults: [file('passed', 'passed')] }, 0)).toEqual({ passed: 2, failed: 0 })
  expect(countVitest({ testResults: [file('passed', 'pending', 'todo')] }, 0)).toEqual({ passed: 1, failed: 2 })
  expect(countVitest({ testResults: [file('passed'), { status: 'failed', assertionResults: [] }] }, 1)).toEqual({
    passed: 1,
    failed: 1,
  })
  expect(countVitest({ testResults: [file('passed')] }, 1)).toEqual({ passed: 1, failed: 1 })
  expect(countVitest({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 })
  expect(countVitest(undefined, 1)).toEqual({ passed: 0, failed: 1 })
})

test('nested browser tests are counted, and one green only at a repeat is no pass', () => {
  const spec = (status) => ({ tests: [{ status }] })
  const report = {
    suites: [{ specs: [spec('expected')], suites: [{ specs: [spec('unexpected'), spec('skipped'), spec('flaky')] }] }],
    errors: [],
  }
  expect(countPlaywright(report, 1)).toEqual({ passed: 1, failed: 3 })
  expect(countPlaywright({ suites: [], errors: [{}] }, 1)).toEqual({ passed: 0, failed: 1 })
})

const toldFault = (fault) => [{ type: 'slow' }, { type: 'fault', description: JSON.stringify(fault) }]
const spec = (title, status, annotations) => ({ title, tests: [{ status, annotations }] })

test('every test of a fault has its row, also one that ended before it could say what she saw; what is no fault has none', () => {
  const killed = { fault: 'app, killed', saw: 'nothing', lost: 'nothing', normal: 420 }
  const report = {
    suites: [
      {
        specs: [spec('the app is killed', 'expected', toldFault(killed))],
        suites: [{ specs: [spec('her network is gone', 'unexpected', [])] }],
      },
      {
        specs: [
          spec('the disk is full', 'unexpected', toldFault({ ...killed, fault: 'disk, full' })),
          spec('her tab', 'skipped', []),
          spec('fifty handovers', 'expected', []),
        ],
      },
    ],
  }
  const unsaid = { saw: '(the test ended before it could say)', lost: '?', normal: null, passed: false }
  expect(faultsIn(report)).toEqual([
    { ...killed, passed: true },
    { fault: 'her network is gone', ...unsaid },
    { ...killed, fault: 'disk, full', passed: false },
    { fault: 'her tab', ...unsaid },
  ])
  expect(faultsIn(undefined)).toEqual([])
})

test('the table of faults says which are red, and how long each took in seconds', () => {
  const row = { saw: 'words went on', lost: 'nothing' }
  expect(
    faultTable([
      { fault: 'LiveKit, killed', ...row, normal: 1449, passed: true },
      { fault: 'her tab, frozen', ...row, lost: '?', normal: null, passed: false },
    ])
      .split('\n')
      .slice(1),
  ).toEqual([
    'fault | what she saw | what was lost | time to normal',
    '✓ LiveKit, killed | words went on | nothing | 1.4 s',
    '✗ her tab, frozen | words went on | ? | ?',
  ])
})

test('LiveKit listens on loopback, makes no room by itself and sends nobody to a foreign address', () => {
  const config = liveKitConfig({ port: 1, udpPort: 2, tcpPort: 0, nodeIp: '127.0.0.1' })
  expect(config.bind_addresses).toEqual(['127.0.0.1'])
  expect(config.rtc.stun_servers).toEqual(['127.0.0.1:3478'])
  expect(config.rtc.ips).toEqual({ includes: ['127.0.0.1/32'] })
  expect(config.room).toMatchObject({ auto_create: false, enable_remote_unmute: false })
  const outward = liveKitConfig({ port: 1, udpPort: 2, tcpPort: 3, nodeIp: '192.0.2.7' })
  expect(outward.bind_addresses).toEqual(['127.0.0.1'])
  expect(outward.rtc).not.toHaveProperty('ips')
  expect(outward.rtc.stun_servers).toEqual(['192.0.2.7:3478'])
})

test("browsers are told the loopback for a circle on it, and the machine's own address for one that is open", async () => {
  const own = async () => '192.0.2.7'
  expect(await addressFor('localhost', own)).toBe('127.0.0.1')
  expect(await addressFor('0.0.0.0', own)).toBe('192.0.2.7')
  expect(await addressFor('0.0.0.0', async () => undefined)).toBe('127.0.0.1')
  expect(await addressFor('192.0.2.9', own)).toBe('192.0.2.9')
})

test("the machine's own address is the one that packets leave from, never the loopback or an address without a network (E2)", async () => {
  const loopback = { family: 'IPv4', internal: true, address: '127.0.0.1' }
  const bridge = { family: 'IPv4', internal: false, address: '172.17.0.1' }
  const home = { family: 'IPv4', internal: false, address: '192.168.1.7' }
  const without = async () => undefined
  expect(await ownAddress({ lo: [loopback] }, without)).toBeUndefined()
  expect(
    await ownAddress({ lo: [loopback], en0: [{ ...home, address: '169.254.3.4' }] }, async () => '169.254.3.4'),
  ).toBeUndefined()
  expect(await ownAddress({ lo: [loopback], docker0: [bridge], en0: [home] }, async () => '192.168.1.7')).toBe(
    '192.168.1.7',
  )
  expect(await ownAddress({ lo: [loopback], en0: [home], docker0: [bridge] }, without)).toBe('192.168.1.7')
  expect(await ownAddress()).not.toMatch(/^127\./)
})

test("a circle on the loopback offers its media at the machine's own address too, and its signalling stays on the loopback (E2)", () => {
  const both = liveKitConfig({ port: 1, udpPort: 2, tcpPort: 0, nodeIp: '127.0.0.1', ownIp: '192.0.2.7' })
  expect(both.bind_addresses).toEqual(['127.0.0.1'])
  expect(both.rtc.ips).toEqual({ includes: ['127.0.0.1/32', '192.0.2.7/32'] })
  expect(both.rtc.enable_loopback_candidate).toBe(true)
  expect(both.rtc).not.toHaveProperty('node_ip') // it would stand in the place of every address
  expect(both.rtc.stun_servers).toEqual(['127.0.0.1:3478'])
})

test('two addresses of a media server make one STUN server that browsers can read (E2)', () => {
  const stun = (nodeIp) => liveKitConfig({ port: 1, udpPort: 2, tcpPort: 3, nodeIp }).rtc.stun_servers
  expect(stun('192.0.2.7,2001:db8::7')).toEqual(['192.0.2.7:3478'])
  expect(stun('2001:db8::7')).toEqual(['[2001:db8::7]:3478'])
})

test('a port given to one is not given to the next, and a word that is no port is refused', async () => {
  const first = await freePort(61_000)
  expect(await freePort(first)).toBeGreaterThan(first)
  expect(portFrom({ PORT: '8081' }, 'PORT', 1)).toBe(8081)
  expect(portFrom({}, 'PORT', 1)).toBe(1)
  expect(() => portFrom({ PORT: 'eighty' }, 'PORT', 1)).toThrow(/PORT must be a port number/)
})

test('a remembered process is recognised by its command, never by its number alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'circle-remember-'))
  const file = join(folder, 'run', 'one.json')
  remember(file, { pid: process.pid, port: 7 })
  expect(recall(file, 'node')).toEqual({ pid: process.pid, port: 7 })
  expect(recall(file, 'livekit-server')).toBeUndefined()
  writeFileSync(file, '{"pid":')
  expect(recall(file, 'node')).toBeUndefined()
  rmSync(folder, { recursive: true })
})

test('the digest of the sources changes with what is built from them, not with their tests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'circle-digest-'))
  mkdirSync(join(folder, 'web', 'src'), { recursive: true })
  const write = (name, text) => writeFileSync(join(folder, 'web', 'src', name), text)
  write('a.ts', '1')
  const first = digestOf(['web'], folder)
  write('a.test.ts', '1')
  expect(digestOf(['web'], folder)).toBe(first)
  write('a.ts', '2')
  expect(digestOf(['web'], folder)).not.toBe(first)
  rmSync(folder, { recursive: true })
})

test('a Node that has ended is named in one quiet line, and one that is mended in none (F7)', () => {
  for (const version of ['20.19.0', '20.20.2', '21.7.3']) {
    expect(wordsOnNode(version)).toBe(
      `Node ${version} gets no more security fixes. It still does for a circle; when you can, install Node 24.`,
    )
  }
  for (const version of ['22.12.0', '24.21.0', '26.1.0']) expect(wordsOnNode(version)).toBeUndefined()
})
