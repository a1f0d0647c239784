// The token the gate hands to the SFU, taken apart: nothing is asked of a server here.
import { expect, test } from 'vitest'
import { grantOf } from './grants.ts'
import { liveKit } from './livekit.ts'

const part = (token: string, which: number) =>
  JSON.parse(Buffer.from(token.split('.')[which]!, 'base64url').toString()) as Record<string, unknown>

test('a token is HS256, for one minute from now, one room and one identity, and says no to everything else', async () => {
  const sfu = liveKit({ url: 'ws://127.0.0.1:7880', key: 'k1', secret: 'f3b1c0a4d5e6978812345678abcdefab' })
  const before = Math.floor(Date.now() / 1000)
  const token = await sfu.token(
    'her-room',
    'her-media-id',
    grantOf({ mayPublishMicrophone: true, mayPublishCamera: false, hidden: false }),
  )
  const after = Math.ceil(Date.now() / 1000)
  expect(part(token, 0)).toMatchObject({ alg: 'HS256' })
  const { nbf, exp, video, ...claims } = part(token, 1) as { nbf: number; exp: number; video: object }
  expect(claims).toMatchObject({ iss: 'k1', sub: 'her-media-id' })
  expect(claims).not.toHaveProperty('name')
  expect(claims).not.toHaveProperty('metadata')
  expect(claims).not.toHaveProperty('attributes')
  expect(nbf).toBeGreaterThanOrEqual(before)
  expect(nbf).toBeLessThanOrEqual(after)
  expect(exp).toBeGreaterThanOrEqual(before + 60)
  expect(exp).toBeLessThanOrEqual(after + 60)
  // The whole grant, so that one more word in it shows.
  expect(video).toEqual({
    roomJoin: true,
    room: 'her-room',
    roomAdmin: false,
    recorder: false,
    agent: false,
    hidden: false,
    canManageAgentSession: false,
    canPublish: true,
    canPublishSources: ['microphone'],
    canSubscribe: true,
    canPublishData: false,
    canUpdateOwnMetadata: false,
    canSubscribeMetrics: false,
  })
})
