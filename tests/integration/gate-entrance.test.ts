// The gate's entrance on real sockets: who gets in, with what, and what may change while she is being connected. LiveKit is real.
import { JoinRequest, Ping, TrackSource, WrappedJoinRequest } from '@livekit/protocol'
import { grantOf } from '@circle/server/media/livekit/grants'
import { AccessToken } from 'livekit-server-sdk'
import { WebSocket } from 'ws'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { openTestGate, type TestGate } from '../support/media-gate.ts'
import { opened, openRaw, type Raw } from '../support/raw-signalling.ts'

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

const joinRequest = (): string =>
  Buffer.from(
    new WrappedJoinRequest({ joinRequest: new JoinRequest({ participantSid: 'PA_none' }).toBinary() }).toBinary(),
  ).toString('base64url')

/** Resolves when everything sent so far has gone through the gate and the SFU. */
const throughAndBack = async (raw: Raw) => {
  const here = raw.received.length
  raw.send({ case: 'pingReq', value: new Ping({ timestamp: 1n, rtt: 1n }) })
  await raw.next('pongResp', here)
}

describe('who gets in', () => {
  test('she whose seat it is, under its media id and with what her rights say', async () => {
    const raw = await gate.open('ana')
    const join = await raw.next('join')
    expect(join.participant?.identity).toBe(gate.gathering.state().seats['ana']?.mediaId)
    expect(join.participant).toMatchObject({ name: '', metadata: '', attributes: {} })
    expect(join.participant?.permission).toMatchObject({
      canSubscribe: true,
      canPublish: true,
      canPublishSources: [TrackSource.CAMERA],
      canPublishData: false,
      canUpdateMetadata: false,
      hidden: false,
      recorder: false,
    })
  })

  test('a listener is hidden and may publish nothing', async () => {
    const { participant } = await (await gate.open('lis')).next('join')
    expect(participant?.permission).toMatchObject({ canPublish: false, hidden: true, canSubscribe: true })
    const ana = await (await gate.open('ana')).next('join')
    expect(ana.otherParticipants).toEqual([])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['nobody without a session', () => gate.open('', { token: gate.gathering.token('ana') })],
    ['nobody of another circle', () => gate.open('stranger', { token: gate.gathering.token('ana') })],
    ['nobody by the media id of another', () => gate.open('lis', { token: gate.gathering.token('ana') })],
    ['nobody who waits or was never there', () => gate.open('zoe')],
    [
      'no page of another site, with her cookie',
      () => gate.open('ana', { headers: { origin: 'https://elsewhere.example' } }),
    ],
    ['no page that hides where it is from, with her cookie', () => gate.open('ana', { headers: { origin: 'null' } })],
    ['no token of any other form', () => gate.open('ana', { token: 'a.b.c' })],
    [
      'nobody when the gathering has ended',
      () => {
        const token = gate.gathering.token('ana')
        gate.gathering.change((draft) => {
          draft.phase = 'ended'
        })
        return gate.open('ana', { token })
      },
    ],
  ])('%s: 403', async (_who, open) => {
    expect(await opened(open() as Promise<Raw>)).toBe(403)
  })

  const everywhere = ['/sfu/rtc', '/sfu/rtc/v1', '/sfu/rtc/validate', '/sfu/rtc/v1/validate']

  test('a token of the SFU itself opens nothing', async () => {
    const { mediaId } = gate.gathering.state().seats['ana']!
    await gate.sfu.ensureRoom(gate.gathering.id)
    const token = await gate.sfu.token(gate.gathering.id, mediaId, {
      canPublish: true,
      canPublishSources: [TrackSource.MICROPHONE],
      canSubscribe: true,
      canPublishData: false,
      canUpdateMetadata: false,
      canSubscribeMetrics: false,
      hidden: false,
    })
    for (const path of everywhere)
      expect(await opened(gate.open('ana', { token, path, query: { join_request: joinRequest() } }))).toBe(403)
  })

  test('a token of an administrator of the SFU opens nothing, on any path, for her and for a stranger (G2)', async () => {
    await gate.sfu.ensureRoom(gate.gathering.id)
    const token = await administrator()
    for (const path of everywhere) {
      for (const who of ['ana', 'fay', 'stranger', '']) {
        expect(await opened(gate.open(who, { token, path, query: { join_request: joinRequest() } }))).toBe(403)
        const plainly = await gate.get(who, `${path}?access_token=${token}`)
        expect(plainly.status).toBe(path.endsWith('/validate') ? 403 : 426)
      }
    }
    // It is a good one: at the SFU's own port it is let in.
    const there = await openRaw(`${livekit.url}/rtc`, { access_token: token })
    await there.next('join')
    there.close()
  })

  test('a token of an administrator beside what is hers gives her nothing more (G2)', async () => {
    const authorization = `Bearer ${await administrator()}`
    const { participant } = await (await gate.open('lis', { headers: { authorization } })).next('join')
    expect(participant).toMatchObject({
      identity: gate.gathering.state().seats['lis']?.mediaId,
      permission: { canPublish: false, hidden: true, canPublishData: false },
    })
    expect(await opened(gate.open('', { token: gate.gathering.token('lis'), headers: { authorization } }))).toBe(403)
  })

  const administrator = (): Promise<string> => {
    const token = new AccessToken(livekit.key, livekit.secret, { identity: 'administrator', ttl: 600 })
    token.addGrant({
      roomJoin: true,
      room: gate.gathering.id,
      roomAdmin: true,
      roomCreate: true,
      roomList: true,
      roomRecord: true,
      ingressAdmin: true,
      canPublish: true,
      canSubscribe: true,
      canPublishData: true,
    })
    return token.toJwt()
  }

  test('with the database away: 503, and it is asked again later', async () => {
    gate.gathering.databaseAway(true)
    expect(await opened(gate.open('ana'))).toBe(503)
    gate.gathering.databaseAway(false)
    expect(await opened(gate.open('ana'))).toBe(101)
  })

  test('validate says the same as the upgrade, and never 404', async () => {
    const at = (who: string, path: string, token: string) =>
      gate.get(who, `${path}?access_token=${token}`).then((answer) => answer.status)
    for (const path of ['/sfu/rtc/validate', '/sfu/rtc/v1/validate']) {
      expect(await at('ana', path, gate.gathering.token('ana'))).toBe(200)
      expect(await at('lis', path, gate.gathering.token('ana'))).toBe(403)
    }
    expect(await at('ana', '/sfu/rtc', gate.gathering.token('ana'))).toBe(426)
  })

  test('nothing else of the SFU is reachable through our origin', async () => {
    const list = 'twirp/livekit.RoomService/ListRooms'
    for (const path of [
      '/rtc',
      '/rtc/v1',
      `/${list}`,
      `/sfu/${list}`,
      '/sfu/',
      '/sfu/agent',
      `/sfu/rtc/v1/../../${list}`,
    ]) {
      expect((await gate.get('ana', path)).status).toBe(404)
    }
    await expect(openRaw(`${gate.origin}/rtc`, { access_token: gate.gathering.token('ana') })).rejects.toThrow()
  })

  test('a room that our app has not made lets nobody in, not even with a token of the SFU at its own port', async () => {
    const room = 'a-room-nobody-made'
    const token = await gate.sfu.token(
      room,
      'somebody',
      grantOf({ mayPublishMicrophone: true, mayPublishCamera: true, hidden: false }),
    )
    const come = () => openRaw(`${livekit.url}/rtc`, { access_token: token })
    expect(await opened(come())).toBe(404)
    await gate.sfu.ensureRoom(room)
    const raw = await come()
    await raw.next('join')
    raw.close()
  })
})

test('two upgrades of hers that are held while the SFU is away are both refused in the moment she is removed (G3)', async () => {
  await livekit.kill()
  try {
    await expect.poll(() => gate.media.health()).toBe('starting')
    const before = gate.gathering.reads()
    const held = ['/sfu/rtc', '/sfu/rtc/v1'].map((path) =>
      opened(gate.open('ana', { path, query: { join_request: joinRequest() } })),
    )
    await expect.poll(() => gate.gathering.reads()).toBeGreaterThanOrEqual(before + 2)
    const since = performance.now()
    gate.gathering.remove('ana')
    expect(await Promise.all(held)).toEqual([403, 403])
    expect(performance.now() - since).toBeLessThan(1000)
    expect(gate.media.health()).toBe('starting')
  } finally {
    await livekit.startAgain()
  }
})

describe('what changes while her upgrade waits for the SFU', () => {
  /** Her rights have been read once; `change` happens before they are read again. */
  async function meanwhile(change: () => void): Promise<void> {
    const before = gate.gathering.reads()
    await expect.poll(() => gate.gathering.reads()).toBeGreaterThan(before)
    change()
    await livekit.startAgain()
  }
  beforeEach(async () => {
    await livekit.kill()
    await expect.poll(() => gate.media.health()).toBe('starting')
    gate.gathering.lost(true) // the keeper of permissions does not read either: only the upgrade does
  })

  test('a removal by another process, its notice lost: the second read refuses her', async () => {
    const waiting = opened(gate.open('ana'))
    await meanwhile(() => gate.gathering.remove('ana'))
    expect(await waiting).toBe(403)
  })

  test('a session that ends: refused as well', async () => {
    const waiting = opened(gate.open('ana'))
    await meanwhile(() => gate.endSession('ana'))
    expect(await waiting).toBe(403)
  })

  test('new rights: the token is made once more', async () => {
    const waiting = gate.open('ana')
    await meanwhile(() => gate.gathering.offer('ana'))
    const { participant } = await (await waiting).next('join')
    expect(participant?.permission?.canPublishSources).toContain(TrackSource.MICROPHONE)
  })

  test('her browser goes away: nobody is left at the SFU', async () => {
    const address = `${gate.origin.replace('http', 'ws')}/sfu/rtc?access_token=${gate.gathering.token('ana')}`
    const ana = new WebSocket(address, { headers: { cookie: 'who=ana' } })
    ana.on('error', () => {})
    await meanwhile(() => ana.terminate())
    await throughAndBack(await gate.open('lis'))
    await expect.poll(() => who(), { timeout: 3000 }).toEqual([gate.gathering.state().seats['lis']?.mediaId])
    await throughAndBack(await gate.open('fay'))
    expect(await who()).not.toContain(gate.gathering.state().seats['ana']?.mediaId)
  })
  const who = async () => (await gate.sfu.participants(gate.gathering.id)).map((one) => one.identity)
})
