// The marks that keep sounds and pictures apart, against every spelling of an offer that a parser would still read.
import { SessionDescription } from '@livekit/protocol'
import { expect, test } from 'vitest'
import { markOffer, unmarked } from './ids-by-kind.ts'

const marked = (lines: string[], ending = '\r\n', midToTrackId = {}) => {
  const offer = new SessionDescription({ type: 'offer', sdp: lines.join(ending) + ending, midToTrackId })
  markOffer(offer)
  return { lines: offer.sdp.split('\r\n').filter((line) => line !== ''), mids: offer.midToTrackId }
}

test('ids of sounds and of pictures get different marks, wherever an offer writes them', () => {
  expect(
    marked(
      [
        'v=0',
        'm=audio 9 UDP/TLS/RTP/SAVPF 111',
        'a=mid:0',
        'a=msid:s one',
        'a=ssrc:1 cname:x',
        'a=ssrc:1 msid:s one',
        'm=video 9 UDP/TLS/RTP/SAVPF 96',
        'a=mid:1',
        'a=msid:s two',
        'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
        'a=mid:2',
      ],
      '\r\n',
      { 0: 'one', 1: 'two' },
    ),
  ).toEqual({
    lines: [
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'a=mid:0',
      'a=msid:s A_one',
      'a=ssrc:1 cname:x',
      'a=ssrc:1 msid:s A_one',
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      'a=mid:1',
      'a=msid:s V_two',
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      'a=mid:2',
    ],
    mids: { 0: 'A_one', 1: 'V_two' },
  })
})

test.each<[string, string[], string]>([
  ['a bare carriage return ends a line', ['m=audio 9 X 1\ra=msid:s one'], '\n'],
  ['a bare line feed ends a line', ['m=audio 9 X 1', 'a=msid:s one'], '\n'],
  ['an empty stream', ['m=audio 9 X 1', 'a=msid: one'], '\r\n'],
  ['a capital kind', ['m=AUDIO 9 X 1', 'a=msid:s one'], '\r\n'],
  ['an msid in capitals beside an ssrc', ['m=audio 9 X 1', 'a=ssrc:1 MSID:s one'], '\r\n'],
  ['two msids', ['m=audio 9 X 1', 'a=msid:s one', 'a=msid:t one'], '\r\n'],
])('no spelling of an offer gets past: %s', (_spelling, lines, ending) => {
  const ids = marked(lines, ending).lines.filter((line) => /one$/.test(line))
  expect(ids.length).toBeGreaterThan(0)
  for (const line of ids) expect(line).toMatch(/ A_one$/)
})

test('the mark of an id is taken off again, and nothing else', () => {
  expect(['A_one', 'V_two', 'A_V_three', 'four'].map(unmarked)).toEqual(['one', 'two', 'V_three', 'four'])
})
