// What the doctor says of the way in: name, certificate, page, sockets and the gate; each well, and each broken.
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { judgeCertificate, lookAtFront } from '@circle/server/doctor/front'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTlsCaddy } from '../support/caddy.ts'
import { testPort } from '../support/test-port.ts'
import { DoctorFixture, listening, portOf, shut, states, wordsOf } from './doctor-fixture.ts'
import type { OpenApp } from './open-app.ts'

const ground = new DoctorFixture()
const { front } = ground
let app: OpenApp
beforeAll(async () => {
  await ground.open()
  app = ground.app
})
afterAll(() => ground.close())

test('a front in order is well, and a name of this machine alone is said', async () => {
  expect(states(await lookAtFront(front()))).toEqual({
    'The name': 'mind',
    'The certificate': 'well',
    'The page': 'well',
    'The sockets': 'well',
    'The way to video and sound': 'well',
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
  expect(states(findings)).toMatchObject({
    'The page': 'broken',
    'The sockets': 'broken',
    'The way to video and sound': 'broken',
  })
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
  expect(wordsOf(await lookAtFront(front({ publicUrl: 'http://0.0.0.0:1' })), 'The certificate')).toContain(
    'neither microphone nor camera',
  )
})

test('certificates: good, soon to end, ended, not begun, not believed', () => {
  const day = 24 * 60 * 60_000
  const judged = (from: number, until: number, trusted = true) =>
    judgeCertificate('c', { from: new Date(from * day), until: new Date(until * day), trusted, why: 'WHY' }, 100 * day)
  expect(
    [judged(0, 190), judged(0, 105), judged(0, 99), judged(101, 190), judged(0, 190, false)].map(({ state }) => state),
  ).toEqual(['well', 'mind', 'broken', 'broken', 'broken'])
  expect(judged(0, 190, false).words).toContain('WHY')
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
