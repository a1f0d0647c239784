// What one connection lets through and what it answers, frame by frame. Who may do what is set by hand here.
import {
  AddTrackRequest,
  LeaveRequest,
  MuteTrackRequest,
  RegionInfo,
  RegionSettings,
  SessionDescription,
  SignalRequest,
  SignalResponse,
  SyncState,
  TrackInfo,
  TrackPublishedResponse,
  TrackSource,
  TrackType,
  TrickleRequest,
  UpdateLocalAudioTrack,
  UpdateSubscription,
  UpdateTrackSettings,
} from '@livekit/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Right } from '@circle/shared/gathering/rights.types'
import { conversation, type Conversation } from './conversation.ts'
import { wholeGate } from './whole-gate.ts'

const may: Right = {
  room: 'r',
  mediaId: 'm',
  mayPublishMicrophone: true,
  maySpeak: true,
  mayPublishCamera: true,
  hidden: false,
}
let right: Right
let toSfu: string[]
let toBrowser: string[]
let hungUp: boolean
let slowReads: number
let talk: Conversation
let dropped: string[]

beforeEach(() => {
  vi.useFakeTimers()
  right = may
  toSfu = []
  toBrowser = []
  hungUp = false
  slowReads = 0
  dropped = []
  talk = conversation(
    {
      toSfu: (data) => toSfu.push(told(SignalRequest.fromBinary(data).message)),
      toBrowser: (data) => toBrowser.push(told(SignalResponse.fromBinary(data).message)),
      hangUp: () => {
        hungUp = true
      },
    },
    { right: () => right, fresh, onChange: () => {}, end: () => {} },
    wholeGate.checks,
    { mutedByUs: [], tracks: [] },
    (kind) => void dropped.push(kind),
  )
})
afterEach(() => {
  talk.end()
  vi.useRealTimers()
})

const told = (message: { case: string | undefined; value?: unknown }) => {
  if (message.case !== 'mute') return message.case ?? 'nothing'
  const { sid, muted } = message.value as MuteTrackRequest
  return `${muted ? 'mute' : 'unmute'} ${sid}`
}
const says = (message: SignalRequest['message']) =>
  talk.fromBrowser(Buffer.from(new SignalRequest({ message }).toBinary()), true)
const mutes = (sid: string, muted: boolean) => says({ case: 'mute', value: new MuteTrackRequest({ sid, muted }) })
const announces = (cid: string, muted: boolean) =>
  says({
    case: 'addTrack',
    value: new AddTrackRequest({ cid, type: TrackType.AUDIO, source: TrackSource.MICROPHONE, muted }),
  })
const session = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n'
const offers = (sdp = session) => ({ case: 'offer' as const, value: new SessionDescription({ type: 'offer', sdp }) })
const published = (cid: string, sid: string) => {
  const track = new TrackInfo({ sid, muted: true, source: TrackSource.MICROPHONE })
  const response = new SignalResponse({
    message: { case: 'trackPublished', value: new TrackPublishedResponse({ cid, track }) },
  })
  talk.fromSfu(Buffer.from(response.toBinary()), true)
}
const fresh = async () => {
  if (slowReads === 0) return right
  slowReads -= 1
  throw new Error('no answer')
}
const settle = () => vi.advanceTimersByTimeAsync(0)

test('a browser that announces an open microphone is told that it is muted until it says so itself, and only then may open it', async () => {
  announces('c', false)
  await settle()
  published('A_c', 'TR')
  expect(toBrowser).toEqual(['trackPublished', 'mute TR'])
  mutes('TR', false) // what the SDK does by itself when the server says muted and it is not
  await settle()
  expect(toSfu).toEqual(['addTrack'])
  await vi.advanceTimersByTimeAsync(100)
  expect(toBrowser.filter((one) => one === 'mute TR').length).toBe(3)
  mutes('TR', true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(toBrowser.filter((one) => one === 'mute TR').length).toBe(3)
  mutes('TR', false)
  await settle()
  expect(toSfu).toEqual(['addTrack', 'mute TR', 'unmute TR'])
})

test('a read that fails is repeated before an announcement is refused, three reads in all', async () => {
  slowReads = 2
  announces('c', true)
  await settle()
  expect([toSfu, toBrowser]).toEqual([['addTrack'], []])
  slowReads = 3
  announces('d', true)
  await settle()
  expect([toSfu, toBrowser]).toEqual([['addTrack'], ['requestResponse']])
})

test('frames behind an announcement wait for it, so that the SFU hears of a track before its offer', async () => {
  announces('c', true)
  says(offers())
  expect(toSfu).toEqual([])
  await settle()
  expect(toSfu).toEqual(['addTrack', 'offer'])
})

test('when her right to speak ends every open microphone is muted, at the SFU and on her screen, once', async () => {
  announces('c', true)
  await settle()
  published('A_c', 'TR')
  mutes('TR', false)
  await settle()
  right = { ...may, maySpeak: false }
  talk.rightChanged(right)
  talk.rightChanged(right)
  expect(toSfu.slice(2)).toEqual(['mute TR'])
  expect(toBrowser.slice(1)).toEqual(['mute TR'])
})

test('when her right ends altogether the SFU is told that she leaves, she is told why, and the connection is cut', () => {
  talk.rightChanged(null)
  expect([toSfu, toBrowser, hungUp]).toEqual([['leave'], ['leave'], true])
})

test('a dropped frame is counted by its kind alone', async () => {
  right = { ...may, maySpeak: false, mayPublishMicrophone: false, mayPublishCamera: false }
  talk.fromBrowser(Buffer.from('{}'), false)
  talk.fromBrowser(Buffer.alloc(300_000), true)
  talk.fromBrowser(Buffer.from([0xff]), true)
  says({ case: 'simulate', value: {} as never })
  announces('c', true)
  mutes('TR', false)
  await vi.advanceTimersByTimeAsync(2000)
  expect(dropped).toEqual(['text', 'too-large', 'unreadable', 'simulate', 'addTrack', 'unmute'])
})

const words = 'quietly the kingfisher left at noon'
test.each<[string, SignalRequest['message']]>([
  ['an offer', offers(words)],
  ['an offer of another kind', { case: 'offer', value: new SessionDescription({ type: words, sdp: session }) }],
  [
    'the tracks of an offer',
    { case: 'offer', value: new SessionDescription({ type: 'offer', sdp: session, midToTrackId: { [words]: 'a' } }) },
  ],
  ['an answer', { case: 'answer', value: new SessionDescription({ type: 'answer', sdp: words }) }],
  ['a candidate', { case: 'trickle', value: new TrickleRequest({ candidateInit: words }) }],
  [
    'a candidate in JSON',
    { case: 'trickle', value: new TrickleRequest({ candidateInit: JSON.stringify({ candidate: words }) }) },
  ],
  [
    'what she wants back',
    { case: 'syncState', value: new SyncState({ offer: new SessionDescription({ type: 'offer', sdp: words }) }) },
  ],
  [
    'an announcement',
    { case: 'addTrack', value: new AddTrackRequest({ cid: words, type: TrackType.VIDEO, source: TrackSource.CAMERA }) },
  ],
  ['a mute', { case: 'mute', value: new MuteTrackRequest({ sid: words, muted: true }) }],
  ['what she wants to hear', { case: 'subscription', value: new UpdateSubscription({ trackSids: [words] }) }],
  ['how she wants to see it', { case: 'trackSetting', value: new UpdateTrackSettings({ trackSids: [words] }) }],
  ['how she sounds', { case: 'updateAudioTrack', value: new UpdateLocalAudioTrack({ trackSid: words }) }],
  [
    'a goodbye',
    {
      case: 'leave',
      value: new LeaveRequest({ regions: new RegionSettings({ regions: [new RegionInfo({ url: words })] }) }),
    },
  ],
])('words in place of %s do not reach the SFU, which would write them into its log (D4)', async (_what, message) => {
  says(message)
  await vi.advanceTimersByTimeAsync(2000)
  expect([toSfu, hungUp]).toEqual([[], false])
  expect(dropped).toEqual([`${message.case}-with-words`])
})

test('of a flood of offers the SFU gets no more than a full evening needs, and other frames go on (D4)', async () => {
  for (let times = 0; times < 100; times += 1) says(offers())
  mutes('TR', true)
  expect([toSfu.filter((one) => one === 'offer').length, toSfu.at(-1), hungUp]).toEqual([60, 'mute TR', false])
  expect(dropped).toEqual(Array.from({ length: 40 }, () => 'too-many-descriptions'))
  await vi.advanceTimersByTimeAsync(1000)
  says(offers())
  expect(toSfu.at(-1)).toBe('offer')
})

test('a browser that sends more than a thousand frames in one go is cut off (D4)', () => {
  for (let times = 0; times < 1000; times += 1) mutes('TR', true)
  expect([toSfu.length, hungUp]).toEqual([1000, false])
  mutes('TR', true)
  expect([toSfu.length, hungUp]).toEqual([1000, true])
})
