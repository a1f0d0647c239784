// The gate on its sockets, without a browser: what passes, what comes back, when it closes. LiveKit is real.
import {
  AddTrackRequest,
  MuteTrackRequest,
  Ping,
  SignalRequest,
  SimulateScenario,
  SimulcastCodec,
  TrackSource,
  TrackType,
  UpdateParticipantMetadata,
} from '@livekit/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { openTestGate, type TestGate } from '../support/media-gate.ts'
import { opened, type Raw } from '../support/raw-signalling.ts'

let livekit: TestLiveKit
let gate: TestGate
beforeAll(async () => {
  livekit = await startLiveKit()
})
afterAll(() => livekit.stop())
beforeEach(async () => {
  gate = await openTestGate(livekit)
  gate.gathering.sit('fay', 'facilitator')
  gate.gathering.sit('ana')
  gate.gathering.sit('lis', 'member', 'listening')
})
afterEach(() => gate.close())

const unmute = (sid: string) => ({ case: 'mute' as const, value: new MuteTrackRequest({ sid, muted: false }) })
const mute = (sid: string) => ({ case: 'mute' as const, value: new MuteTrackRequest({ sid, muted: true }) })
const microphone = (cid = 'm') => ({
  case: 'addTrack' as const,
  value: new AddTrackRequest({ cid, type: TrackType.AUDIO, source: TrackSource.MICROPHONE, muted: true }),
})
/** Resolves when everything sent so far has gone through the gate and the SFU. */
const throughAndBack = async (raw: Raw) => {
  const here = raw.received.length
  raw.send({ case: 'pingReq', value: new Ping({ timestamp: 1n, rtt: 1n }) })
  await raw.next('pongResp', here)
}
const kinds = (raw: Raw) => raw.received.map((one) => one.case)

describe('what comes back', () => {
  test('no STUN server of anybody, Google and Twilio among them', async () => {
    const { iceServers } = await (await gate.open('ana')).next('join')
    expect(iceServers.flatMap((server) => server.urls)).toEqual([])
    expect(JSON.stringify(iceServers)).not.toMatch(/google|twilio/)
  })

  test('no token of the SFU, neither at the join nor after a change of permission', async () => {
    const raw = await gate.open('ana')
    await raw.next('join')
    gate.gathering.offer('ana')
    await raw.next('update') // the SFU sends its new token before this
    await throughAndBack(raw)
    expect(kinds(raw)).not.toContain('refreshToken')
  })

  test('at a gate without refresh-token it does come', async () => {
    const bare = await openTestGate(livekit, { without: ['refresh-token'] })
    bare.gathering.sit('ana')
    await (await bare.open('ana')).next('refreshToken')
    await bare.close()
  })
})

describe('what passes', () => {
  test.each<[string, (raw: Raw) => void]>([
    ['garbage', (raw) => raw.socket.send(Buffer.from('not protobuf at all \xff\xff'))],
    ['an empty frame', (raw) => raw.socket.send(Buffer.alloc(0))],
    ['a frame too large', (raw) => raw.socket.send(Buffer.alloc(300_000))],
    ['a text frame', (raw) => raw.socket.send(JSON.stringify({ leave: {} }))],
    [
      'a simulated failure',
      (raw) =>
        raw.send({ case: 'simulate', value: new SimulateScenario({ scenario: { case: 'serverLeave', value: true } }) }),
    ],
    [
      'metadata of her own',
      (raw) => raw.send({ case: 'updateMetadata', value: new UpdateParticipantMetadata({ name: 'Somebody' }) }),
    ],
  ])('%s changes nothing', async (_what, sends) => {
    const raw = await gate.open('ana')
    await raw.next('join')
    sends(raw)
    await throughAndBack(raw)
    expect(kinds(raw)).not.toContain('leave')
    const there = await gate.sfu.participant(gate.gathering.id, gate.gathering.state().seats['ana']!.mediaId)
    expect(there).not.toBeNull()
  })

  test('a frame beyond a mebibyte ends her connection and no other', async () => {
    const ana = await gate.open('ana')
    const lis = await gate.open('lis')
    ana.socket.on('error', () => {})
    ana.socket.send(Buffer.alloc((1 << 20) + 1))
    await ana.closed
    await throughAndBack(lis)
  })

  test('a flood of announcements while the database gives no answer ends her connection', async () => {
    const ana = await gate.open('ana')
    gate.gathering.databaseStalls()
    ana.socket.on('error', () => {})
    const simulcastCodecs = Array.from(
      { length: 1000 },
      () => new SimulcastCodec({ codec: 'vp8', cid: 'x'.repeat(200) }),
    )
    const value = new AddTrackRequest({ cid: 'x', simulcastCodecs })
    const frame = new SignalRequest({ message: { case: 'addTrack', value } }).toBinary()
    for (let times = 0; times < 20; times += 1) ana.socket.send(frame)
    await ana.closed
  })

  test('more announcements than any evening needs are refused without asking the database', async () => {
    gate.gathering.offer('ana')
    const ana = await gate.open('ana')
    for (let times = 0; times < 60; times += 1) ana.send(microphone(`m${times}`))
    await throughAndBack(ana)
    expect(kinds(ana).filter((kind) => kind === 'requestResponse').length).toBeGreaterThanOrEqual(15)
  })

  test('a join request with metadata, attributes and another participant in it enters as herself alone', async () => {
    const { participant } = await (
      await gate.open('ana', {
        query: { metadata: 'words', attributes: Buffer.from('{"words":"x"}').toString('base64'), publish: 'somebody' },
      })
    ).next('join')
    expect(participant).toMatchObject({
      metadata: '',
      attributes: {},
      identity: gate.gathering.state().seats['ana']?.mediaId,
    })
  })

  test('an announcement within her rights is published, one outside is answered as not allowed', async () => {
    const raw = await gate.open('ana')
    raw.send(microphone())
    expect((await raw.next('requestResponse')).reason).toBe(2) // NOT_ALLOWED
    gate.gathering.offer('ana')
    await expect.poll(async () => (await permissionAtSfu()).includes(TrackSource.MICROPHONE)).toBe(true)
    raw.send(microphone('m2'))
    const published = await raw.next('trackPublished')
    expect(published).toMatchObject({ cid: 'm2', track: { muted: true, source: TrackSource.MICROPHONE } })
  })

  test('with the database away an announcement and an unmute are refused, and what is open stays open', async () => {
    gate.gathering.hold('ana')
    const raw = await gate.open('ana')
    gate.gathering.databaseAway(true)
    raw.send(microphone())
    await raw.next('requestResponse')
    raw.send(unmute('TR_unknown'))
    expect(await raw.next('mute')).toMatchObject({ sid: 'TR_unknown', muted: true })
    await throughAndBack(raw)
  })
})

describe('an unmute', () => {
  test('of a track the gate does not know counts as a microphone: dropped after a second and answered', async () => {
    const raw = await gate.open('ana')
    const since = performance.now()
    raw.send(unmute('TR_unknown'))
    await throughAndBack(raw) // other frames pass meanwhile
    expect(kinds(raw)).not.toContain('mute')
    expect(await raw.next('mute')).toMatchObject({ sid: 'TR_unknown', muted: true })
    expect(performance.now() - since).toBeGreaterThan(900)
    expect(performance.now() - since).toBeLessThan(1500)
  })

  test('that a later mute took back is not answered any more', async () => {
    const raw = await gate.open('ana')
    raw.send(unmute('TR_one'))
    raw.send(mute('TR_one'))
    raw.send(unmute('TR_two'))
    expect(await raw.next('mute')).toMatchObject({ sid: 'TR_two' })
  })
})

describe('when it ends', () => {
  test.each<[string, () => void]>([
    ['removed', () => gate.gathering.remove('ana')],
    ['removed by another process', () => gate.gathering.remove('ana', true)],
    ['signed out', () => gate.endSession('ana')],
    [
      'given a new media join',
      () =>
        gate.gathering.change((draft) => {
          draft.seats['ana']!.mediaId = 'another'
        }),
    ],
    [
      'at the end of the gathering',
      () =>
        gate.gathering.change((draft) => {
          draft.phase = 'ended'
        }),
    ],
  ])('%s: told, closed and gone from the SFU in less than a second, and refused afterwards', async (_how, end) => {
    const token = gate.gathering.token('ana')
    const mediaId = token.split('.')[1]!
    const raw = await gate.open('ana')
    await raw.next('join')
    const since = performance.now()
    end()
    await raw.closed
    expect(kinds(raw)).toContain('leave')
    await expect.poll(() => gate.sfu.participant(gate.gathering.id, mediaId)).toBeNull()
    expect(performance.now() - since).toBeLessThan(1000)
    expect(await opened(gate.open('ana', { token }))).toBe(403)
  })

  test('the SFU goes and comes back: the upgrade waits, and the room is there again', async () => {
    const raw = await gate.open('ana')
    await livekit.kill()
    await raw.closed
    const waiting = gate.open('ana')
    await livekit.startAgain()
    const { participant } = await (await waiting).next('join')
    expect(participant?.identity).toBe(gate.gathering.state().seats['ana']?.mediaId)
    expect(gate.media.health()).toBe('ok')
  })

  test('told to go on by text, it lets whoever waits go with 503', async () => {
    await livekit.kill()
    try {
      const waiting = opened(gate.open('ana'))
      await expect.poll(() => gate.media.health()).toBe('starting')
      gate.media.setTextOnly()
      expect(gate.media.health()).toBe('text-only')
      expect(await waiting).toBe(503)
    } finally {
      await livekit.startAgain()
    }
  })
})

async function permissionAtSfu(): Promise<TrackSource[]> {
  const { mediaId } = gate.gathering.state().seats['ana']!
  return (await gate.sfu.participant(gate.gathering.id, mediaId))?.permission?.canPublishSources ?? []
}
