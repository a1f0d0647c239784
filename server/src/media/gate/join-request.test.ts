// What goes on of a join request, and what is refused. Requests are made with LiveKit's own schema, not by hand.
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  AddTrackRequest,
  ClientInfo,
  ConnectionSettings,
  JoinRequest,
  SessionDescription,
  SyncState,
  TrackSource,
  TrackType,
  WrappedJoinRequest,
  WrappedJoinRequest_Compression as Compression,
} from '@livekit/protocol'
import { expect, test } from 'vitest'
import { entranceOf, Malformed } from './join-request.ts'
import { wholeGate } from './whole-gate.ts'

const right = {
  room: 'r',
  mediaId: 'm',
  mayPublishMicrophone: true,
  maySpeak: false,
  mayPublishCamera: false,
  hidden: false,
}
const { checks } = wholeGate
const session = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n'

const asQuery = (request: JoinRequest, gzip = true) => {
  const bytes = request.toBinary()
  const wrapped = new WrappedJoinRequest(
    gzip
      ? { compression: Compression.GZIP, joinRequest: gzipSync(bytes) }
      : { compression: Compression.NONE, joinRequest: bytes },
  )
  return new URLSearchParams({
    access_token: 'words',
    join_request: Buffer.from(wrapped.toBinary()).toString('base64url'),
    attributes: 'x',
  })
}
const through = (request: JoinRequest, gzip = true) => {
  const entrance = entranceOf(asQuery(request, gzip), 'v1', right, checks)
  const wrapped = WrappedJoinRequest.fromBinary(Buffer.from(entrance.query.get('join_request')!, 'base64url'))
  return { entrance, made: JoinRequest.fromBinary(gunzipSync(wrapped.joinRequest)) }
}

test.each([true, false])(
  'metadata, attributes and what is not known are dropped, what she needs stays (gzip: %s)',
  (gzip) => {
    const { entrance, made } = through(
      new JoinRequest({
        metadata: 'words',
        participantAttributes: { words: 'x' },
        reconnect: true,
        participantSid: 'PA_1',
        clientInfo: new ClientInfo({
          version: '2.23.0',
          browser: 'Firefox',
          deviceModel: 'a phone',
          network: 'wifi',
          address: '10.0.0.1',
          otherSdks: 'x',
        }),
        connectionSettings: new ConnectionSettings({ autoSubscribe: true }),
        publisherOffer: new SessionDescription({
          type: 'offer',
          sdp: `${session}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=msid:s one\r\n`,
        }),
      }),
      gzip,
    )
    expect([...entrance.query.keys()]).toEqual(['join_request'])
    expect(entrance.resume).toBe(true)
    expect(made).toMatchObject({ metadata: '', participantAttributes: {}, reconnect: true, participantSid: 'PA_1' })
    expect(made.clientInfo).toMatchObject({
      version: '2.23.0',
      browser: 'Firefox',
      deviceModel: '',
      network: '',
      address: '',
      otherSdks: '',
    })
    expect(made.connectionSettings?.autoSubscribe).toBe(true)
    expect(made.publisherOffer?.sdp).toContain('a=msid:s A_one')
  },
)

test('announced tracks of a join request are held to her rights', () => {
  const { entrance, made } = through(
    new JoinRequest({
      addTrackRequests: [
        new AddTrackRequest({ cid: 'open', type: TrackType.AUDIO, source: TrackSource.MICROPHONE }),
        new AddTrackRequest({ cid: 'seen', type: TrackType.VIDEO, source: TrackSource.CAMERA }),
        new AddTrackRequest({ cid: 'sound', type: TrackType.AUDIO, source: TrackSource.CAMERA }),
      ],
    }),
  )
  expect(made.addTrackRequests.map(({ cid, muted }) => [cid, muted])).toEqual([['A_open', true]])
  expect(entrance.mutedByUs).toEqual(['A_open'])
})

const words = 'quietly the kingfisher left'
test.each<[string, JoinRequest]>([
  ['in its offer', new JoinRequest({ publisherOffer: new SessionDescription({ type: 'offer', sdp: words }) })],
  [
    'as the kind of its offer',
    new JoinRequest({ publisherOffer: new SessionDescription({ type: words, sdp: session }) }),
  ],
  [
    'in what it wants back',
    new JoinRequest({ syncState: new SyncState({ answer: new SessionDescription({ type: 'answer', sdp: words }) }) }),
  ],
  [
    'as the id of a track',
    new JoinRequest({
      addTrackRequests: [new AddTrackRequest({ cid: words, type: TrackType.AUDIO, source: TrackSource.MICROPHONE })],
    }),
  ],
  ['as who she was', new JoinRequest({ reconnect: true, participantSid: words })],
])('a join request with words in it is refused: %s (D4)', (_where, request) => {
  expect(() => entranceOf(asQuery(request), 'v1', right, checks)).toThrow(Malformed)
})

test("words in the place of a browser's name go nowhere, on either path (D4)", () => {
  const { made } = through(
    new JoinRequest({ clientInfo: new ClientInfo({ browser: words, browserVersion: '1', os: 'Mac OS' }) }),
  )
  expect(made.clientInfo).toMatchObject({ browser: '', browserVersion: '1', os: 'Mac OS' })
  expect([...entranceOf(new URLSearchParams({ browser: words, sdk: 'js' }), 'v0', right, checks).query.keys()]).toEqual(
    ['sdk'],
  )
})

test.each<[string, URLSearchParams]>([
  ['none at all', new URLSearchParams()],
  ['not protobuf', new URLSearchParams({ join_request: Buffer.from('\xff\xff\xff').toString('base64url') })],
  ['a bomb', asQuery(new JoinRequest({ metadata: 'x'.repeat(1 << 20) }))],
  ['too large unpacked', asQuery(new JoinRequest({ metadata: 'x'.repeat(1 << 19) }), false)],
])('a join request that no browser of ours sends is refused: %s', (_what, query) => {
  expect(() => entranceOf(query, 'v1', right, checks)).toThrow(Malformed)
})

test('on the older path only listed parameters go on, and a join request hidden there does not', () => {
  const query = asQuery(new JoinRequest())
  const more = {
    auto_subscribe: '1',
    reconnect: '1',
    sid: 'PA_1',
    publish: 'somebody',
    metadata: 'words',
    browser: 'x'.repeat(65),
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const entrance = entranceOf(query, 'v0', right, checks)
  expect(Object.fromEntries(entrance.query)).toEqual({ auto_subscribe: '1', reconnect: '1', sid: 'PA_1' })
  expect(entrance.resume).toBe(true)
})
