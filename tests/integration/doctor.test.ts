// What the doctor says of real parts: an app, a database, a LiveKit, a TLS front; each well, and each broken.
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { asLine, type Finding } from '@circle/server/doctor/finding'
import { type Front, judgeCertificate, lookAtFront } from '@circle/server/doctor/front'
import { judgeClock, judgeDisk, lookAtClocks, lookAtDatabase, lookAtDisk, lookAtKeys } from '@circle/server/doctor/house'
import { lookAtSound, type Sound } from '@circle/server/doctor/sound'
import { startEmbeddedPostgres } from '@circle/server/db/embedded-postgres'
import { migrate } from '@circle/server/db/migrate'
import { findPostmaster } from '@circle/server/db/postmaster'
import { byDocker, byNpm, type Operator, operator } from '@circle/server/operator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownAddress } from '../../scripts/addresses.mjs'
import { root } from '../../scripts/places.mjs'
import { testPort } from '../support/test-port.ts'
import { startTlsCaddy } from '../support/caddy.ts'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { freshDatabase } from '../support/postgres.ts'
import { waitFor } from '../support/wait-for.ts'
import { type OpenApp, openApp } from './open-app.ts'

let livekit: TestLiveKit
let app: OpenApp
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'circle-test-doctor-'))
  livekit = await startLiveKit()
  app = await openApp({ env: { LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.key, LIVEKIT_API_SECRET: livekit.secret } })
  await waitFor('the sound', async () => (await (await fetch(`${app.url}/healthz`)).text()).includes('"media":"ok"'))
})
afterAll(async () => {
  await app?.close()
  await livekit?.stop()
  await rm(folder, { recursive: true, force: true })
})

const states = (findings: readonly Finding[]): Record<string, string> => Object.fromEntries(findings.map((one) => [one.about, one.state]))
const wordsOf = (findings: readonly Finding[], about: string): string => findings.find((one) => one.about === about)?.words ?? ''
const front = (more: Partial<Front> = {}): Front => ({ publicUrl: app.url, addresses: [], media: true, ...more })
const sound = (more: Partial<Sound> = {}): Sound =>
  ({ livekit, mediaPorts: { addresses: ['127.0.0.1'], udp: livekit.udpPort, tcp: 1 }, turnDomain: undefined, ...more })

const portOf = (server: TcpServer): number => (server.address() as AddressInfo).port
async function listening(server: TcpServer): Promise<TcpServer> {
  server.on('connection', (socket) => held.add(socket.on('error', () => {})))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}
const held = new Set<Socket>()
function shut(server: TcpServer): void {
  server.close()
  for (const socket of held) socket.destroy()
}

test('a front in order is well, and a name of this machine alone is said', async () => {
  expect(states(await lookAtFront(front()))).toEqual({
    'The name': 'mind', 'The certificate': 'well', 'The page': 'well', 'The sockets': 'well', 'The way to video and sound': 'well',
  })
})

test('a name that leads nowhere is the one thing said of a front', async () => {
  const findings = await lookAtFront(front({ publicUrl: 'https://nowhere.invalid' }))
  expect(states(findings)).toEqual({ 'The name': 'broken' })
  expect(findings[0]!.words).toContain('A record')
})

test('a proxy that passes neither sockets nor the gate on is found out, and so is another program in our place', async () => {
  const other = createServer((_request, answer) => void answer.end('welcome'))
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const findings = await lookAtFront(front({ publicUrl: `http://127.0.0.1:${(other.address() as AddressInfo).port}` }))
  other.close()
  expect(states(findings)).toMatchObject({ 'The page': 'broken', 'The sockets': 'broken', 'The way to video and sound': 'broken' })
})

test('a foreign PUBLIC_URL shows at the sockets: the app lets only its own page in', async () => {
  const port = await testPort()
  const elsewhere = createServer()
  elsewhere.on('upgrade', (_request, socket) => void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
  await new Promise<void>((done) => elsewhere.listen(port, '127.0.0.1', done))
  const findings = await lookAtFront(front({ publicUrl: `http://127.0.0.1:${port}` }))
  elsewhere.close()
  elsewhere.closeAllConnections()
  expect(states(findings)['The sockets']).toBe('broken')
}, 20_000)

test('over TLS everything is looked at by the public name; an authority nobody knows is broken', async () => {
  const caddy = await startTlsCaddy(`127.0.0.1:${app.config.port}`)
  const believed = await lookAtFront(front({ publicUrl: caddy.url, ca: caddy.ca }))
  const unknown = await lookAtFront(front({ publicUrl: caddy.url }))
  await caddy.stop()
  expect(states(believed)).toMatchObject({ 'The certificate': 'mind', 'The page': 'well' })
  expect(wordsOf(believed, 'The certificate')).toContain('ends in 0 days')
  expect(states(unknown)).toMatchObject({ 'The certificate': 'broken', 'The page': 'broken' })
})

test('without TLS on a name of its own, browsers give no microphone', async () => {
  expect(wordsOf(await lookAtFront(front({ publicUrl: 'http://0.0.0.0:1' })), 'The certificate')).toContain('neither microphone nor camera')
})

test('certificates: good, soon to end, ended, not begun, not believed', () => {
  const day = 24 * 60 * 60_000
  const judged = (from: number, until: number, trusted = true) =>
    judgeCertificate('c', { from: new Date(from * day), until: new Date(until * day), trusted, why: 'WHY' }, 100 * day)
  expect([judged(0, 190), judged(0, 105), judged(0, 99), judged(101, 190), judged(0, 190, false)].map(({ state }) => state))
    .toEqual(['well', 'mind', 'broken', 'broken', 'broken'])
  expect(judged(0, 190, false).words).toContain('WHY')
})

test('LiveKit in order is well; who has only port 443 is told', async () => {
  const findings = await lookAtSound(sound())
  expect(states(findings)).toEqual({
    LiveKit: 'well', [`UDP ${livekit.udpPort}`]: 'well', 'TCP 1': 'mind', 'LiveKit\'s own door': 'well', 'Narrow networks': 'mind',
  })
  expect(wordsOf(findings, 'Narrow networks')).toContain('without video and sound')
})

test('of a circle for this machine alone the doctor names the address that Firefox uses, and looks for no TCP there (E2)', async () => {
  const ownIp = await ownAddress()
  if (!ownIp) throw new Error('This machine has no address in a network: nothing can be offered beside the loopback.')
  const both = await startLiveKit({ ownIp })
  const look = (address: string) => lookAtSound(sound({
    livekit: both, mediaPorts: { addresses: ['127.0.0.1', address], udp: both.udpPort, tcp: 1 },
  }))
  const about = `UDP ${both.udpPort}`
  const [found, moved] = [await look(ownIp), await look('198.51.100.7')]
  await both.stop()
  expect(found.filter((one) => one.about === about).map(({ state }) => state)).toEqual(['well', 'mind'])
  expect(found.find((one) => one.about === about && one.state === 'mind')!.words).toContain(`${ownIp} too, because Firefox`)
  expect(found.filter((one) => one.about === 'LiveKit\'s own door').map(({ state }) => state)).toEqual(['well', 'well'])
  expect(found.filter(({ about: what }) => what === 'TCP 1')).toHaveLength(1)
  expect(moved.find((one) => one.about === about && one.state === 'broken')!.words).toContain('changed its network')
})

test('a wrong key, a LiveKit that is away, and none at all are three different words', async () => {
  const wrongKey = await lookAtSound(sound({ livekit: { url: livekit.url, key: livekit.key, secret: 'x'.repeat(31) + 'y' } }))
  expect(wordsOf(wrongKey, 'LiveKit')).toContain('does not take our key')
  const away = await lookAtSound(sound({ livekit: { ...livekit, url: `ws://127.0.0.1:${await testPort()}` } }))
  expect(wordsOf(away, 'LiveKit')).toContain('nobody answers')
  expect(states(await lookAtSound(sound({ livekit: undefined })))).toEqual({ LiveKit: 'mind' })
})

test('a LiveKit that stands still is called slow, and its key is not suspected; awake again it is well (F4)', async () => {
  process.kill(livekit.pid(), 'SIGSTOP')
  const words = wordsOf(await lookAtSound(sound()), 'LiveKit')
  process.kill(livekit.pid(), 'SIGCONT')
  expect(words).toContain('says nothing within 4 seconds')
  expect(words).not.toContain('does not take our key')
  await waitFor('LiveKit', async () => states(await lookAtSound(sound()))['LiveKit'] === 'well')
}, 60_000)

test('another program at LIVEKIT_URL is called that, and its key is not suspected (F4)', async () => {
  const other = await listening(createServer((_request, answer) => void answer.writeHead(404).end()))
  const words = wordsOf(await lookAtSound(sound({ livekit: { ...livekit, url: `ws://127.0.0.1:${portOf(other)}` } })), 'LiveKit')
  shut(other)
  expect(words).toContain('another program answers at LIVEKIT_URL')
})

test('a front that takes the connection and says nothing is called slow, not away; so is a certificate (F4)', async () => {
  const mute = await listening(createTcpServer())
  const at = `127.0.0.1:${portOf(mute)}`
  const plain = await lookAtFront(front({ publicUrl: `http://${at}` }))
  const tls = await lookAtFront(front({ publicUrl: `https://${at}` }))
  shut(mute)
  expect(wordsOf(plain, 'The page')).toContain('nothing is said within 4 seconds')
  expect(wordsOf(tls, 'The certificate')).toContain('shows none within 4 seconds')
  const gone = await lookAtFront(front({ publicUrl: `http://${at}` }))
  expect(wordsOf(gone, 'The page')).toContain('nobody answers')
}, 60_000)

test('a database that stands still is called that, by the program too, and another fault by its own name (F4)', async () => {
  const own = await mkdtemp(join(tmpdir(), 'circle-test-doctor-own-'))
  const postgres = await startEmbeddedPostgres({ dataDir: own, port: 23_600, log: () => {} })
  const { pid } = findPostmaster(join(own, 'postgres', 'cluster'))!
  process.kill(pid, 'SIGSTOP')
  const frozen = await run({ PUBLIC_URL: app.url, DATA_DIR: own })
  process.kill(pid, 'SIGCONT')
  const wrong = new URL(postgres.url)
  wrong.password = 'another'
  const refused = await lookAtDatabase(wrong.href)
  const nameless = await lookAtDatabase(Object.assign(new URL(postgres.url), { pathname: '/none' }).href)
  await postgres.stop()
  const gone = await lookAtDatabase(postgres.url)
  await rm(own, { recursive: true, force: true })
  expect(frozen.out).toMatch(/^✗ The database: it takes the connection and says nothing within 4 seconds: it stands still, or .+$/m)
  expect(frozen.code).toBe(1)
  expect(wordsOf(refused, 'The database')).toContain('does not take our password')
  expect(wordsOf(nameless, 'The database')).toContain('no database of the name')
  expect(wordsOf(gone, 'The database')).toContain('nobody answers at its address')
}, 120_000)

test('the doctor speaks of npm to whoever runs it by npm, and of docker to whoever has the image (F4)', async () => {
  const away = `127.0.0.1:${await testPort()}`
  const about = async (who: Operator): Promise<string> => [
    ...await lookAtFront(front({ publicUrl: `http://${away}`, who })), ...await lookAtFront(front({ publicUrl: `https://${away}`, who })),
    ...await lookAtSound(sound({ livekit: { ...livekit, url: `ws://${away}` }, who })), ...await lookAtDatabase(`postgres://circle@${away}/circle`, who),
  ].map(asLine).join('\n')
  const [npm, docker] = [await about(byNpm), await about(byDocker)]
  expect(npm).toContain('npm start')
  expect(npm).not.toMatch(/docker|Caddy/)
  expect(docker).toContain('docker compose ps livekit')
  expect(docker).not.toContain('npm')
  expect([operator(join(root, 'server', 'dist')), operator(folder)]).toEqual([byNpm, byDocker])
})

test('media ports where nobody listens are broken', async () => {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const open = socket.address().port
  const at = (udp: number) => lookAtSound(sound({ mediaPorts: { addresses: ['127.0.0.1'], udp, tcp: app.config.port } }))
  expect(states(await at(open))).toMatchObject({ [`UDP ${open}`]: 'well', [`TCP ${app.config.port}`]: 'well' })
  socket.close()
  await once(socket, 'close')
  expect(states(await at(open))[`UDP ${open}`]).toBe('broken')
})

test('LiveKit\'s signalling reachable at the public address is broken', async () => {
  const published = createServer((_request, answer) => void answer.end('OK'))
  const address = '::ffff:127.0.0.1' // the loopback under a name that is not taken for it
  await new Promise<void>((done) => published.listen(0, address, done))
  const { port } = published.address() as AddressInfo
  const look = () => lookAtSound(sound({
    livekit: { ...livekit, url: `ws://127.0.0.1:${port}` }, mediaPorts: { addresses: [address], udp: livekit.udpPort, tcp: 1 },
  }))
  expect(states(await look())['LiveKit\'s own door']).toBe('broken')
  published.close()
  expect(states(await look())['LiveKit\'s own door']).toBe('well')
})

test('a database in order, one that is empty, and one that is away', async () => {
  expect(states(await lookAtDatabase(app.databaseUrl))).toEqual({
    'The database': 'well', PostgreSQL: 'well', 'Its log': 'well', 'The database\'s clock': 'well',
  })
  const empty = await freshDatabase()
  expect(wordsOf(await lookAtDatabase(empty.url), 'The database')).toContain('is empty')
  await migrate(empty.url, '001_accounts')
  expect(wordsOf(await lookAtDatabase(empty.url), 'The database')).toContain('older version')
  await empty.drop()
  expect(states(await lookAtDatabase(empty.url))).toEqual({ 'The database': 'broken' })
})

test('clocks are compared with the app\'s and LiveKit\'s, and half a minute is too much', async () => {
  expect(states(await lookAtClocks(front(), livekit.url))).toMatchObject({ 'The app\'s clock': 'well', 'The time': 'mind' })
  expect([judgeClock('c', 1500), judgeClock('c', -30_000), judgeClock('c', 30_000)].map(({ state }) => state)).toEqual(['well', 'broken', 'broken'])
  expect(judgeClock('c', -30_000).words).toContain('30 seconds behind')
})

test('keys that others may read, and a disk that is nearly full', async () => {
  expect((await lookAtKeys(app.config.dataDir)).state).toBe('well')
  await mkdir(join(folder, 'keys'), { mode: 0o700 })
  expect((await lookAtKeys(folder)).state).toBe('well')
  await chmod(join(folder, 'keys'), 0o755)
  expect((await lookAtKeys(folder)).state).toBe('broken')
  expect((await lookAtDisk(join(folder, 'nothing'))).state).toBe('broken')
  expect((await lookAtDisk(folder)).words).toMatch(/free/)
  expect([5_000_000, 900, 100].map((megabytes) => judgeDisk(megabytes).state)).toEqual(['well', 'mind', 'broken'])
})

function run(env: Record<string, string>): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join(root, 'server', 'dist', 'doctor.js')], { env: { PATH: process.env['PATH'], ...env } })
  let out = ''
  child.stdout.on('data', (data: Buffer) => void (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => void (out += data.toString()))
  return new Promise((done) => child.once('close', (code) => done({ code, out })))
}

test('the program ends with 0 when nothing is broken, with 1 else, and repeats no secret', async () => {
  const env = {
    PUBLIC_URL: app.url, DATA_DIR: app.config.dataDir, DATABASE_URL: app.databaseUrl, LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.key, LIVEKIT_API_SECRET: livekit.secret, LIVEKIT_NODE_IP: '127.0.0.1', LIVEKIT_UDP_PORT: String(livekit.udpPort),
  }
  const good = await run(env)
  expect(good.out).toContain('Nothing is broken.')
  expect(good.out).toContain('! Mail: none is built')
  expect(good.code).toBe(0)
  const bad = await run({ ...env, PUBLIC_URL: 'http://127.0.0.1:1' })
  expect([bad.code, bad.out.includes('✗ The page')]).toEqual([1, true])
  const sample = await run({ ...env, LIVEKIT_API_KEY: 'devkey' })
  expect([sample.code, sample.out]).toEqual([1, '✗ The settings: LIVEKIT_API_KEY is a sample that everybody knows: make a key of your own.\n\nTo mend: 1.\n'])
  for (const { out } of [good, bad, sample]) {
    expect(out).not.toContain(livekit.secret)
    expect(out).not.toContain(new URL(app.databaseUrl).password)
    expect(out).not.toMatch(/\n\s+at /)
  }
}, 60_000)
