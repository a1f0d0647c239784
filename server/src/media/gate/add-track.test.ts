// What an announcement of a track may be, and what becomes of it. It must not need a socket.
import { AddTrackRequest, SimulcastCodec, TrackSource, TrackType } from '@livekit/protocol'
import { expect, test } from 'vitest'
import { checkTrack } from './add-track.ts'
import { wholeGate } from './whole-gate.ts'

const { AUDIO, VIDEO, DATA } = TrackType
const { CAMERA, MICROPHONE, SCREEN_SHARE, SCREEN_SHARE_AUDIO, UNKNOWN } = TrackSource
const all = {
  room: 'r',
  mediaId: 'm',
  mayPublishMicrophone: true,
  maySpeak: true,
  mayPublishCamera: true,
  hidden: false,
}
const announced = (type: TrackType, source: TrackSource, more: object = {}) =>
  new AddTrackRequest({ cid: 'c', type, source, ...more })
const check = (track: AddTrackRequest, right = all) => checkTrack(track, right, wholeGate.checks.tracks)

test('of all kinds and sources only a sound as microphone and a picture as camera may be announced', () => {
  const passed = [AUDIO, VIDEO, DATA].flatMap((type) =>
    [UNKNOWN, CAMERA, MICROPHONE, SCREEN_SHARE, SCREEN_SHARE_AUDIO]
      .filter((source) => check(announced(type, source)) !== 'refused')
      .map((source) => [type, source]),
  )
  expect(passed).toEqual([
    [AUDIO, MICROPHONE],
    [VIDEO, CAMERA],
  ])
})

test('a microphone needs the right to publish one, a camera the same', () => {
  expect(check(announced(AUDIO, MICROPHONE), { ...all, mayPublishMicrophone: false })).toBe('refused')
  expect(check(announced(VIDEO, CAMERA), { ...all, mayPublishCamera: false })).toBe('refused')
})

test('a microphone is always announced muted, and the check says when its sender believed otherwise', () => {
  const open = announced(AUDIO, MICROPHONE)
  expect(check(open)).toBe('muted-by-us')
  expect(open.muted).toBe(true)
  expect(check(announced(AUDIO, MICROPHONE, { muted: true }))).toBe('as-sent')
})

test('a camera keeps the state that its sender set', () => {
  const open = announced(VIDEO, CAMERA)
  expect(check(open)).toBe('as-sent')
  expect(open.muted).toBe(false)
})

test('the name and the stream of a track do not reach the others', () => {
  const track = announced(VIDEO, CAMERA, { name: 'words', stream: 'words' })
  check(track)
  expect(track).toMatchObject({ name: '', stream: '' })
})

test('every id carries its kind, the ids of further codecs and an empty id too', () => {
  const simulcastCodecs = [
    new SimulcastCodec({ codec: 'vp8', cid: 'c' }),
    new SimulcastCodec({ codec: 'vp9', cid: '' }),
  ]
  const track = announced(VIDEO, CAMERA, { simulcastCodecs })
  check(track)
  expect([track.cid, ...track.simulcastCodecs.map((codec) => codec.cid)]).toEqual(['V_c', 'V_c', 'V_'])
})
