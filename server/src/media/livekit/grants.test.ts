// What the SFU is told of a right: nothing is left to what LiveKit takes an omission for.
import { TrackSource } from '@livekit/protocol'
import { expect, test } from 'vitest'
import { grantOf, permissionOf } from './grants.ts'

const both = [true, false]
const rights = both.flatMap((mayPublishMicrophone) =>
  both.flatMap((mayPublishCamera) => both.map((hidden) => ({ mayPublishMicrophone, mayPublishCamera, hidden }))),
)

test('the list of sources is never empty and names no more than her right allows', () => {
  for (const right of rights) {
    const { canPublish, canPublishSources } = grantOf(right)
    expect([right, canPublish]).toEqual([right, right.mayPublishMicrophone || right.mayPublishCamera])
    expect(canPublishSources.length).toBeGreaterThan(0)
    expect(
      canPublishSources.filter((source) => source !== TrackSource.CAMERA && source !== TrackSource.MICROPHONE),
    ).toEqual([])
    if (!right.mayPublishMicrophone) expect(canPublishSources).not.toContain(TrackSource.MICROPHONE)
    if (!right.mayPublishCamera && canPublish) expect(canPublishSources).not.toContain(TrackSource.CAMERA)
  }
})

test('no right brings data, metadata of her own, metrics, a recorder or an agent', () => {
  for (const right of rights) {
    expect(permissionOf(grantOf(right))).toMatchObject({
      canSubscribe: true,
      canPublishData: false,
      canUpdateMetadata: false,
      canSubscribeMetrics: false,
      canManageAgentSession: false,
      recorder: false,
      agent: false,
      hidden: right.hidden,
    })
  }
})
