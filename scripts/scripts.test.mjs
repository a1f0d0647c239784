// The pure parts of the scripts: what is counted, weighed, promised and configured.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstScripts, judge, staticImports } from './budget.mjs'
import { digestOf } from './build.mjs'
import { liveKitConfig } from './livekit-config.mjs'
import { addressFor } from './media.mjs'
import { freePort, portFrom } from './ports.mjs'
import { recall, remember } from './processes.mjs'
import { countPlaywright, countVitest, faultsIn, faultTable } from './test-reports.mjs'

test('the first screen weighs what the page names and what that imports at once, nothing it may load later', () => {
  const files = {
    'assets/main.js': 'import{a as b}from"./react.js";import"./side.js";const c=()=>import("./room.js");export{b};',
    'assets/react.js': 'import x from\'./deep.js\';', 'assets/side.js': 'export*from"./react.js"',
    'assets/deep.js': '', 'assets/pre.js': '',
  }
  const html = '<link rel="modulepreload" crossorigin href="/assets/pre.js"><script type="module" crossorigin src="/assets/main.js"></script>'
  expect(firstScripts(html, (file) => files[file]).sort())
    .toEqual(['assets/deep.js', 'assets/main.js', 'assets/pre.js', 'assets/react.js', 'assets/side.js'])
  expect(staticImports('const a="import x from \\"./no.js\\""')).toEqual([])
})

test('a page one byte above the budget is refused', () => {
  expect(judge({ first: 90_000, whole: 260_000 }).ok).toBe(true)
  expect(judge({ first: 90_001, whole: 1 }).ok).toBe(false)
  expect(judge({ first: 1, whole: 260_001 }).ok).toBe(false)
})

test('a skipped test, an empty run, a file that does not load and a runner that fails are all failures', () => {
  const file = (...statuses) => ({ status: 'passed', assertionResults: statuses.map((status) => ({ status })) })
  expect(countVitest({ testResults: [file('passed', 'passed')] }, 0)).toEqual({ passed: 2, failed: 0 })
  expect(countVitest({ testResults: [file('passed', 'pending', 'todo')] }, 0)).toEqual({ passed: 1, failed: 2 })
  expect(countVitest({ testResults: [file('passed'), { status: 'failed', assertionResults: [] }] }, 1)).toEqual({ passed: 1, failed: 1 })
  expect(countVitest({ testResults: [file('passed')] }, 1)).toEqual({ passed: 1, failed: 1 })
  expect(countVitest({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 })
  expect(countVitest(undefined, 1)).toEqual({ passed: 0, failed: 1 })
})

test('nested browser tests are counted, and one green only at a repeat is no pass', () => {
  const spec = (status) => ({ tests: [{ status }] })
  const report = { suites: [{ specs: [spec('expected')], suites: [{ specs: [spec('unexpected'), spec('skipped'), spec('flaky')] }] }], errors: [] }
  expect(countPlaywright(report, 1)).toEqual({ passed: 1, failed: 3 })
  expect(countPlaywright({ suites: [], errors: [{}] }, 1)).toEqual({ passed: 0, failed: 1 })
})

const toldFault = (fault) => [{ type: 'slow' }, { type: 'fault', description: JSON.stringify(fault) }]
const spec = (title, status, annotations) => ({ title, tests: [{ status, annotations }] })

test('every test of a fault has its row, also one that ended before it could say what she saw; what is no fault has none', () => {
  const killed = { fault: 'app, killed', saw: 'nothing', lost: 'nothing', normal: 420 }
  const report = { suites: [
    { specs: [spec('the app is killed', 'expected', toldFault(killed))], suites: [{ specs: [spec('her network is gone', 'unexpected', [])] }] },
    { specs: [
      spec('the disk is full', 'unexpected', toldFault({ ...killed, fault: 'disk, full' })),
      spec('her tab', 'skipped', []), spec('fifty handovers', 'expected', []),
    ] },
  ] }
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
  expect(faultTable([
    { fault: 'LiveKit, killed', ...row, normal: 1449, passed: true },
    { fault: 'her tab, frozen', ...row, lost: '?', normal: null, passed: false },
  ]).split('\n').slice(1)).toEqual([
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

test('browsers are told the loopback for a circle on it, and the machine\'s own address for one that is open', () => {
  const interfaces = { lo: [{ family: 'IPv4', internal: true, address: '127.0.0.1' }], eth: [{ family: 'IPv4', internal: false, address: '192.0.2.7' }] }
  expect(addressFor('localhost', interfaces)).toBe('127.0.0.1')
  expect(addressFor('0.0.0.0', interfaces)).toBe('192.0.2.7')
  expect(addressFor('192.0.2.9', interfaces)).toBe('192.0.2.9')
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
