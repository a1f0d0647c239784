// The keeper of permissions against a real LiveKit: whatever stands there wrongly is right again within two seconds.
import { TrackSource } from '@livekit/protocol'
import { RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { grantOf } from '@circle/server/media/livekit/grants'
import { uncounted } from '@circle/server/metrics/counted'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { openTestGate, type TestGate } from '../support/media-gate.ts'
import { openRaw, type Raw } from '../support/raw-signalling.ts'

let livekit: TestLiveKit
let fixture: TestGate
let owns: boolean
let corrected: string[]
beforeAll(async () => {
  livekit = await startLiveKit()
})
afterAll(() => livekit.stop())
beforeEach(async () => {
  owns = true
  corrected = []
  const counted = { ...uncounted, corrected: (what: string) => void corrected.push(what) }
  fixture = await openTestGate(livekit, { owns: () => owns, counted })
  fixture.gathering.sit('fay', 'facilitator')
  fixture.gathering.sit('ana')
})
afterEach(() => fixture.close())

const mediaId = (who: string) => fixture.gathering.state().seats[who]!.mediaId
const atSfu = (identity: string) => fixture.sfu.participant(fixture.gathering.id, identity)
const sources = async (who: string) => (await atSfu(mediaId(who)))?.permission?.canPublishSources ?? []

/** Past the gate, as only somebody inside our own network could. */
async function straightIn(identity: string): Promise<Raw> {
  await fixture.sfu.ensureRoom(fixture.gathering.id)
  const token = await fixture.sfu.token(
    fixture.gathering.id,
    identity,
    grantOf({ mayPublishMicrophone: true, mayPublishCamera: true, hidden: false }),
  )
  return openRaw(`${livekit.url}/rtc`, { access_token: token })
}
async function within(ms: number, state: () => Promise<boolean>): Promise<number> {
  const since = performance.now()
  await expect.poll(state, { timeout: ms, interval: 20 }).toBe(true)
  return performance.now() - since
}

test('a room stands ready before anybody comes', async () => {
  const rooms = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.key, livekit.secret)
  await within(2500, async () => (await rooms.listRooms([fixture.gathering.id])).length === 1)
})

test('whoever is in the room and in no seat is out within two seconds', async () => {
  const raw = await straightIn('an-old-media-id')
  await raw.next('join')
  await within(2500, async () => (await atSfu('an-old-media-id')) === null)
  expect(new Set(corrected)).toEqual(new Set(['removed']))
  raw.close()
})

test('an old media id of hers is out at once when it changes', async () => {
  const old = mediaId('ana')
  const raw = await straightIn(old)
  await raw.next('join')
  await within(2500, async () => (await sources('ana')).length === 1) // seen and corrected once
  fixture.gathering.change((draft) => {
    draft.seats['ana']!.mediaId = 'a-new-one'
  })
  expect(await within(1000, async () => (await atSfu(old)) === null)).toBeLessThan(500)
  raw.close()
})

test('a permission that does not fit is put right within two seconds, also when its notice was lost', async () => {
  fixture.gathering.offer('ana')
  await fixture.open('ana')
  expect(await sources('ana')).toContain(TrackSource.MICROPHONE)
  fixture.gathering.lost(true)
  fixture.gathering.hold(null)
  await within(2500, async () => !(await sources('ana')).includes(TrackSource.MICROPHONE))
})

test('a change of rights is at the SFU at once', async () => {
  await fixture.open('ana')
  await within(2500, async () => (await sources('ana')).length === 1)
  fixture.gathering.offer('ana')
  expect(await within(1000, async () => (await sources('ana')).includes(TrackSource.MICROPHONE))).toBeLessThan(300)
  fixture.gathering.hold(null)
  expect(await within(1000, async () => !(await sources('ana')).includes(TrackSource.MICROPHONE))).toBeLessThan(300)
})

test('it never writes an empty list of sources, and every other field', async () => {
  await fixture.open('ana')
  fixture.gathering.change((draft) => {
    draft.seats['ana']!.cameraStopped = true
  })
  await within(2500, async () => (await atSfu(mediaId('ana')))?.permission?.canPublish === false)
  expect((await atSfu(mediaId('ana')))?.permission).toMatchObject({
    canPublish: false,
    canPublishSources: [TrackSource.CAMERA],
    canSubscribe: true,
    canPublishData: false,
    canUpdateMetadata: false,
    hidden: false,
    recorder: false,
    canSubscribeMetrics: false,
    agent: false,
  })
})

test('who is not the owner of a gathering leaves it alone, and begins when it becomes the owner', async () => {
  owns = false
  const raw = await straightIn('somebody')
  await raw.next('join')
  const ana = await fixture.open('ana') // a whole look of the other processes fits in between
  await ana.next('join')
  fixture.gathering.offer('ana')
  await ana.next('join')
  expect(await atSfu('somebody')).not.toBeNull()
  owns = true
  await within(2500, async () => (await atSfu('somebody')) === null)
  raw.close()
})

test('after a restart of the SFU the room is made again and the rights hold', async () => {
  await fixture.open('ana')
  await livekit.kill()
  await livekit.startAgain()
  fixture.gathering.offer('ana')
  await fixture.open('ana')
  expect(await sources('ana')).toContain(TrackSource.MICROPHONE)
})

test('at the end everybody is out', async () => {
  await fixture.open('ana')
  await fixture.open('fay')
  await within(2500, async () => (await fixture.sfu.participants(fixture.gathering.id)).length === 2)
  fixture.gathering.change((draft) => {
    draft.phase = 'ended'
  })
  await within(2500, async () => (await fixture.sfu.participants(fixture.gathering.id)).length === 0)
})
