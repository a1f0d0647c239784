// What Chromium and Firefox write goes on, less what names the machine; what no browser writes goes nowhere.
import { describe, expect, test } from 'vitest'
import { cleanCandidate, cleanSdp, Unreadable } from './sdp.ts'

/** Taken from both browsers (a microphone, a camera in three layers, the channel for data), with fewer codecs. */
const chromium = `v=0
o=- 9096047275396245202 2 IN IP4 192.168.4.7
s=-
t=0 0
a=group:BUNDLE 0 1 4
a=extmap-allow-mixed
a=msid-semantic: WMS 3853eacb-da83-415b-9958-33df8186ff2d
m=audio 46583 UDP/TLS/RTP/SAVPF 111 63 9 110
c=IN IP4 192.168.4.7
a=rtcp:9 IN IP4 0.0.0.0
a=candidate:3227918027 1 udp 2113937151 f18ea2a2-55c6-4628-9915-a4a2b9c2ace7.local 46583 typ host generation 0 network-cost 999
a=ice-ufrag:D6UY
a=ice-pwd:pThY8blZJ14lP87bgIRrfeYf
a=ice-options:trickle
a=fingerprint:sha-256 BD:48:E9:2E:16:FE:B9:D4:F0:81:04:FC:25:77:C3:1E:4D:9D:02:14:EB:CB:60:C8:11:90:4E:19:C6:F9:4B:EF
a=setup:actpass
a=mid:0
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=sendonly
a=msid:b96d76e5-08ef-4b09-98ae-0c2c679a5820 351f296f-7bdc-498a-806a-4cd66ec92403
a=rtcp-mux
a=rtcp-rsize
a=rtcp-xr:rcvr-rtt=all
a=rtpmap:111 opus/48000/2
a=rtcp-fb:111 transport-cc
a=fmtp:111 minptime=10;useinbandfec=1
a=rtpmap:63 red/48000/2
a=fmtp:63 111/111
a=rtpmap:9 G722/8000
a=rtpmap:110 telephone-event/48000
a=ssrc:3692771289 cname:iy6fsNCj1mnD38te
a=ssrc:3692771289 msid:b96d76e5-08ef-4b09-98ae-0c2c679a5820 351f296f-7bdc-498a-806a-4cd66ec92403
m=video 9 UDP/TLS/RTP/SAVPF 96 97 45
b=AS:1700
a=mid:1
a=extmap:12 https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension
a=sendonly
a=rtpmap:96 VP8/90000
a=rtcp-fb:96 ccm fir
a=fmtp:96 x-google-start-bitrate=1190
a=rtpmap:97 rtx/90000
a=fmtp:97 apt=96
a=rtpmap:45 AV1/90000
a=fmtp:45 level-idx=5;profile=0;tier=0
a=rid:q send
a=rid:h send
a=rid:f send
a=simulcast:send q;h;f
m=application 9 UDP/DTLS/SCTP webrtc-datachannel
c=IN IP4 0.0.0.0
a=mid:4
a=sctp-port:5000
a=max-message-size:262144
`
const firefox = `v=0
o=mozilla...THIS_IS_SDPARTA-99.0 6066308290729028857 0 IN IP4 0.0.0.0
s=-
t=0 0
a=sendrecv
a=fingerprint:sha-256 BF:DC:07:A6:2D:33:1A:36:24:81:7B:32:13:AE:C0:09:BD:30:16:95:95:A3:3E:E0:FE:6B:73:A3:6D:32:76:75
a=group:BUNDLE 0 1
a=ice-options:trickle
a=msid-semantic:WMS *
m=audio 9 UDP/TLS/RTP/SAVPF 109 9 101
a=candidate:2 1 TCP 2105458943 67e58fdb-5fc1-4f3e-8432-98f5e7a8a5c4.local 9 typ host tcptype active
a=end-of-candidates
a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level
a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1
a=fmtp:101 0-15
a=ice-pwd:b1bcb46555e2ccbbb6cf21943ba616f1
a=ice-ufrag:76f14159
a=mid:0
a=msid:{319e9188-4256-42dd-98f0-6f937b3639ac} {c95144dc-acab-4a9c-978c-63f7a929ac8f}
a=rtcp:40259 IN IP4 67e58fdb-5fc1-4f3e-8432-98f5e7a8a5c4.local
a=rtpmap:109 opus/48000/2
a=rtpmap:9 G722/8000/1
a=setup:actpass
a=ssrc:1864404665 cname:{cd63e434-ce0c-4409-bf69-51de970337a7}
m=video 0 UDP/TLS/RTP/SAVPF 120 124
a=bundle-only
a=inactive
a=mid:1
a=rtcp-fb:120 goog-remb
a=rtpmap:120 VP8/90000
a=fmtp:120 max-fs=12288;max-fr=60
a=fmtp:124 apt=120
a=ssrc-group:FID 976927495 3473471831
`
const linesOf = (sdp: string) => sdp.split(/\r?\n/).filter((line) => line !== '')
const minimal = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n'
const audio = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n'

test.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])(
  'all that %s needs to be heard and seen goes on in its order, and no address of hers but the candidates (D4)',
  (_browser, sdp) => {
    const clean = linesOf(cleanSdp(sdp))
    // `msid-semantic` (of a draft before RFC 8830) is read by nobody, and goes too.
    const named = /^(?:o=|c=|m=audio 46583|a=rtcp:|a=msid-semantic:)/
    expect(clean.filter((line) => line.startsWith('a='))).toEqual(
      linesOf(sdp).filter((line) => line.startsWith('a=') && !named.test(line)),
    )
    expect(clean.filter((line) => /^[mb]=/.test(line))).toEqual(
      linesOf(sdp)
        .filter((line) => /^[mb]=/.test(line))
        .map((line) => line.replace('46583', '9')),
    )
    expect(clean.join()).not.toMatch(/192\.168|mozilla/)
    expect(cleanSdp(clean.join('\n'))).toBe(clean.concat('').join('\r\n'))
  },
)

test('lines that no browser of ours writes are left out of a description (D4)', () => {
  const clean = cleanSdp(
    `${minimal}a=tool:words of hers\r\n${audio}a=x-words:quietly the kingfisher\r\na=constructor:1\r\na=recvonly\r\n`,
  )
  expect(linesOf(clean).slice(4)).toEqual(['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 0.0.0.0', 'a=recvonly'])
})

describe('a description that the SFU could not read, or that holds words, goes nowhere (D4)', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['words', 'quietly the kingfisher left at noon'],
    ['words as its author', minimal.replace('o=- 1', 'o=- quietly')],
    ['words as its name of a kind', `${minimal}m=the kingfisher left\r\n`],
    ['words beside a section', `${minimal}${audio}i=the kingfisher\r\n`],
    ['a mail address', `${minimal}e=maja@example.org\r\n${audio}`],
    ['words instead of a line', `${minimal}${audio}the kingfisher\r\n`],
    ['words as parameters', `${minimal}${audio}a=fmtp:111 quietly the kingfisher left\r\n`],
    ['words as an option', `${minimal}a=ice-options:quietly the kingfisher left at noon\r\n`],
    ['words as a candidate', `${minimal}${audio}a=candidate:1 1 udp 1 the.kingfisher 9 typ host\r\n`],
    ['a bandwidth that is none', `${minimal}${audio}b=AS:much\r\n`],
    ['a port that is none', `${minimal}m=audio nine UDP/TLS/RTP/SAVPF 111\r\n`],
    ['a line without end', `${minimal}${audio}a=mid:${'0'.repeat(2000)}\r\n`],
    ['a section more than any circle has', minimal + audio.repeat(129)],
    ['more of it than any circle needs', minimal + audio + `a=x:${'y'.repeat(900)}\r\n`.repeat(230)],
  ])('%s', (_what, sdp) => {
    expect(() => cleanSdp(sdp)).toThrow(Unreadable)
  })
})

test.each<[string, string]>([
  ['Opus', 'opus/48000/2'],
  ['Opus twice over', 'red/48000/2'],
  ['the sound of a telephone', 'PCMU/8000'],
])(
  '%s declared among the codecs of a camera goes nowhere, nor a picture among those of a microphone (D4)',
  (_which, codec) => {
    expect(() => cleanSdp(`${minimal}m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 ${codec}\r\n`)).toThrow(Unreadable)
    expect(() => cleanSdp(`${minimal}${audio}a=rtpmap:111 VP8/90000\r\n`)).toThrow(Unreadable)
    expect(cleanSdp(`${minimal}${audio}a=rtpmap:96 ${codec}\r\n`)).toContain(codec)
  },
)

test('a candidate goes on as both browsers write it, and with nothing beside it (D4)', () => {
  const line =
    'candidate:3227918027 1 udp 2113937151 f18ea2a2-55c6-4628-9915-a4a2b9c2ace7.local 46583 typ host generation 0 ufrag D6UY network-cost 999'
  for (const candidate of [
    line,
    '',
    'candidate:0 1 UDP 2122187007 2001:db8::7 34228 typ srflx raddr 0.0.0.0 rport 0',
  ]) {
    const sent = { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'D6UY' }
    expect(JSON.parse(cleanCandidate(JSON.stringify({ ...sent, words: 'quietly' })))).toEqual(sent)
  }
  for (const sent of [{ candidate: 'the kingfisher' }, { candidate: line, sdpMid: 'the kingfisher' }, {}, [], 7]) {
    expect(() => cleanCandidate(JSON.stringify(sent))).toThrow(Unreadable)
  }
  expect(() => cleanCandidate('null')).toThrow()
})
