// What the doctor says of a LiveKit, its media ports and its own door: well, away, slow, of another key, or another program.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { lookAtSound } from '@circle/server/doctor/sound'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownAddress } from '../../scripts/addresses.mjs'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { testPort } from '../support/test-port.ts'
import { waitFor } from '../support/wait-for.ts'
import { DoctorFixture, listening, portOf, shut, states, wordsOf } from './doctor-fixture.ts'
import type { OpenApp } from './open-app.ts'

const ground = new DoctorFixture()
const { sound } = ground
let app: OpenApp
let livekit: TestLiveKit
beforeAll(async () => {
  await ground.open()
  app = ground.app
  livekit = ground.livekit
})
afterAll(() => ground.close())

test('LiveKit in order is well; who has only port 443 is told', async () => {
  const findings = await lookAtSound(sound())
  expect(states(findings)).toEqual({
    LiveKit: 'well',
    [`UDP ${livekit.udpPort}`]: 'well',
    'TCP 1': 'mind',
    "LiveKit's own door": 'well',
    'Narrow networks': 'mind',
  })
  expect(wordsOf(findings, 'Narrow networks')).toContain('without video and sound')
})

test('of a circle for this machine alone the doctor names the address that Firefox uses, and looks for no TCP there (E2)', async () => {
  const ownIp = await ownAddress()
  if (!ownIp) throw new Error('This machine has no address in a network: nothing can be offered beside the loopback.')
  const both = await startLiveKit({ ownIp })
  const look = (address: string) =>
    lookAtSound(
      sound({
        livekit: both,
        mediaPorts: { addresses: ['127.0.0.1', address], udp: both.udpPort, tcp: 1 },
      }),
    )
  const about = `UDP ${both.udpPort}`
  const [found, moved] = [await look(ownIp), await look('198.51.100.7')]
  await both.stop()
  expect(found.filter((one) => one.about === about).map(({ state }) => state)).toEqual(['well', 'mind'])
  expect(found.find((one) => one.about === about && one.state === 'mind')!.words).toContain(
    `${ownIp} too, because Firefox`,
  )
  expect(found.filter((one) => one.about === "LiveKit's own door").map(({ state }) => state)).toEqual(['well', 'well'])
  expect(found.filter(({ about: what }) => what === 'TCP 1')).toHaveLength(1)
  expect(moved.find((one) => one.about === about && one.state === 'broken')!.words).toContain('changed its network')
})

test('a wrong key, a LiveKit that is away, and none at all are three different words', async () => {
  const wrongKey = await lookAtSound(
    sound({ livekit: { url: livekit.url, key: livekit.key, secret: 'x'.repeat(31) + 'y' } }),
  )
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
  const words = wordsOf(
    await lookAtSound(sound({ livekit: { ...livekit, url: `ws://127.0.0.1:${portOf(other)}` } })),
    'LiveKit',
  )
  shut(other)
  expect(words).toContain('another program answers at LIVEKIT_URL')
})

test('media ports where nobody listens are broken', async () => {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const open = socket.address().port
  const at = (udp: number) =>
    lookAtSound(sound({ mediaPorts: { addresses: ['127.0.0.1'], udp, tcp: app.config.port } }))
  expect(states(await at(open))).toMatchObject({ [`UDP ${open}`]: 'well', [`TCP ${app.config.port}`]: 'well' })
  socket.close()
  await once(socket, 'close')
  expect(states(await at(open))[`UDP ${open}`]).toBe('broken')
})

test("LiveKit's signalling reachable at the public address is broken", async () => {
  const published = createServer((_request, answer) => void answer.end('OK'))
  const address = '::ffff:127.0.0.1' // the loopback under a name that is not taken for it
  await new Promise<void>((done) => published.listen(0, address, done))
  const { port } = published.address() as AddressInfo
  const look = () =>
    lookAtSound(
      sound({
        livekit: { ...livekit, url: `ws://127.0.0.1:${port}` },
        mediaPorts: { addresses: [address], udp: livekit.udpPort, tcp: 1 },
      }),
    )
  expect(states(await look())["LiveKit's own door"]).toBe('broken')
  published.close()
  expect(states(await look())["LiveKit's own door"]).toBe('well')
})
