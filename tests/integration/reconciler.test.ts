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
let house: TestGate
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
  house = await openTestGate(livekit, { owns: () => owns, counted })
  house.gathering.sit('fay', 'facilitator')
  house.gathering.sit('ana')
})
afterEach(() => house.close())

const mediaId = (who: string) => house.gathering.state().seats[who]!.mediaId
const atSfu = (identity: string) => house.sfu.participant(house.gathering.id, identity)
const sources = async (who: string) => (await atSfu(mediaId(who)))?.permission?.canPublishSources ?? []

/** Past the gate, as only somebody inside our own network could. */
async function straightIn(identity: string): Promise<Raw> {
  await house.sfu.ensureRoom(house.gathering.id)
  const token = await house.sfu.token(
    house.gathering.id,
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
  await within(2500, async () => (await rooms.listRooms([house.gathering.id])).length === 1)
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
  house.gathering.change((draft) => {
    draft.seats['ana']!.mediaId = 'a-new-one'
  })
  expect(await within(1000, async () => (await atSfu(old)) === null)).toBeLessThan(500)
  raw.close()
})

test('a permission that does not fit is put right within two seconds, also when its notice was lost', async () => {
  house.gathering.offer('ana')
  await house.open('ana')
  expect(await sources('ana')).toContain(TrackSource.MICROPHONE)
  house.gathering.lost(true)
  house.gathering.hold(null)
  await within(2500, async () => !(await sources('ana')).includes(TrackSource.MICROPHONE))
})

test('a change of rights is at the SFU at once', async () => {
  await house.open('ana')
  await within(2500, async () => (await sources('ana')).length === 1)
  house.gathering.offer('ana')
  expect(await within(1000, async () => (await sources('ana')).includes(TrackSource.MICROPHONE))).toBeLessThan(300)
  house.gathering.hold(null)
  expect(await within(1000, async () => !(await sources('ana')).includes(TrackSource.MICROPHONE))).toBeLessThan(300)
})

test('it never writes an empty list of sources, and every other field', async () => {
  await house.open('ana')
  house.gathering.change((draft) => {
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
  const ana = await house.open('ana') // a whole look of the other processes fits in between
  await ana.next('join')
  house.gathering.offer('ana')
  await ana.next('join')
  expect(await atSfu('somebody')).not.toBeNull()
  owns = true
  await within(2500, async () => (await atSfu('somebody')) === null)
  raw.close()
})

test('after a restart of the SFU the room is made again and the rights hold', async () => {
  await house.open('ana')
  await livekit.kill()
  await livekit.startAgain()
  house.gathering.offer('ana')
  await house.open('ana')
  expect(await sources('ana')).toContain(TrackSource.MICROPHONE)
})

test('at the end everybody is out', async () => {
  await house.open('ana')
  await house.open('fay')
  await within(2500, async () => (await house.sfu.participants(house.gathering.id)).length === 2)
  house.gathering.change((draft) => {
    draft.phase = 'ended'
  })
  await within(2500, async () => (await house.sfu.participants(house.gathering.id)).length === 0)
})
