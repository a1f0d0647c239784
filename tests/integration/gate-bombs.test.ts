// Join requests that unpack to far more than they weigh, at a real gate with a real LiveKit behind it.
import { gzipSync } from 'node:zlib'
import { JoinRequest, Ping, WrappedJoinRequest, WrappedJoinRequest_Compression as Compression } from '@livekit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { openTestGate, type TestGate } from '../support/media-gate.ts'
import { opened, type Raw } from '../support/raw-signalling.ts'

let livekit: SharedLiveKit
let gate: TestGate
beforeAll(async () => {
  livekit = sharedLiveKit()
  gate = await openTestGate(livekit)
  gate.gathering.sit('fay', 'facilitator')
  gate.gathering.sit('ana')
})
afterAll(async () => {
  await gate?.close()
})

const throughAndBack = async (raw: Raw) => {
  const here = raw.received.length
  raw.send({ case: 'pingReq', value: new Ping({ timestamp: 1n, rtt: 1n }) })
  await raw.next('pongResp', here)
}

describe('a join request that is a bomb (G8)', () => {
  const zeros = (mebibytes: number) => gzipSync(Buffer.alloc(mebibytes << 20), { level: 9 })
  const wrapped = (joinRequest: Uint8Array, compression = Compression.GZIP) =>
    Buffer.from(new WrappedJoinRequest({ compression, joinRequest }).toBinary()).toString('base64url')
  const words = new JoinRequest({ metadata: 'x'.repeat(8 << 20) })
  test.each<[string, () => string]>([
    ['of sixteen mebibytes of nothing', () => wrapped(zeros(16))],
    ['that is a join request of eight mebibytes', () => wrapped(gzipSync(words.toBinary(), { level: 9 }))],
    ['in a bomb', () => wrapped(gzipSync(zeros(16)))],
    ['of many parts', () => wrapped(Buffer.concat(Array.from({ length: 20 }, () => zeros(1))))],
    ['that breaks off', () => wrapped(zeros(16).subarray(0, 9000))],
    ['that says it is not packed', () => wrapped(zeros(16), Compression.NONE)],
  ])('%s is refused with 400, two hundred times, and costs little time and no memory (G8)', async (_what, make) => {
    const request = make()
    expect(request.length).toBeLessThan(30_000) // it fits into an address
    const fay = await gate.open('fay')
    await fay.next('join')
    const [before, spent] = [process.memoryUsage(), process.cpuUsage()]
    for (let round = 0; round < 20; round += 1) {
      const bombs = Array.from({ length: 10 }, () =>
        opened(gate.open('ana', { path: '/sfu/rtc/v1', query: { join_request: request } })),
      )
      expect(await Promise.all(bombs)).toEqual(Array.from({ length: 10 }, () => 400))
    }
    // Both ends of two hundred upgrades are in it: what they cost without a bomb is about half.
    const { user, system } = process.cpuUsage(spent)
    expect((user + system) / 1000 / 200).toBeLessThan(20)
    const { rss, external } = process.memoryUsage()
    expect(rss + external - before.rss - before.external).toBeLessThan(128 << 20)
    await throughAndBack(fay)
    fay.close()
  })
})
