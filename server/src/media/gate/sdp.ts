// The session description of a browser (RFC 8866, as RFC 8829 uses it), taken apart and made anew: only the lines listed here
// go on to the SFU, which would write a line that it cannot read into its log. Lines that name her machine are left out: the
// author, the ports, and the addresses of `c=` and `a=rtcp`, which nobody needs beside the candidates. Pure; it asks nobody.

export class Unreadable extends Error {
  override name = 'Unreadable'
}

const mostBytes = 192 * 1024 // an offer with 25 cameras has 128 kB
const mostSections = 128 // 25 cameras, 25 microphones, the channel for data, and what a browser keeps of those who left
const mostOfALine = 1024

const word = String.raw`[\w.+/{}-]{1,64}`
const fewWords = `${word}(?: ${word}){0,3}`
const parameter = String.raw`[\w.-]{1,64}=[\w.:,/+-]{0,128}`
const whole = (shape: string) => new RegExp(`^(?:${shape})$`)

/** RFC 8839, 5.1. An address is made of numbers, or a name that only her own network can resolve (mDNS). */
const candidate = new RegExp(
  [
    String.raw`^[\w+/]{1,32} [12] (?:udp|tcp) \d{1,10} (?:[\dA-F.:]{2,45}|[\w-]{1,63}\.local) \d{1,5} typ (?:host|srflx|prflx|relay)`,
    String.raw`(?: (?:raddr|rport|tcptype|generation|ufrag|network-id|network-cost) [\w.:+/-]{1,256}){0,8}$`,
  ].join(''),
  'i',
)

/** What follows the name and its colon. */
const attributes: Readonly<Record<string, RegExp>> = {
  group: whole(`(?:BUNDLE|LS)(?: ${word}){0,255}`),
  mid: whole(word),
  'ice-ufrag': whole(String.raw`[\w+/]{4,256}`),
  'ice-pwd': whole(String.raw`[\w+/]{22,256}`),
  'ice-options': whole(fewWords),
  fingerprint: whole(String.raw`[\w-]{1,16} [\dA-Fa-f]{2}(?::[\dA-Fa-f]{2}){15,63}`),
  setup: whole('actpass|active|passive'),
  candidate,
  extmap: whole(String.raw`\d{1,3}(?:/(?:sendrecv|sendonly|recvonly|inactive))? (?:urn|https?):[\w.:/#+-]{1,200}`),
  rtpmap: whole(String.raw`\d{1,3} [\w.-]{1,32}/\d{1,6}(?:/\d)?`),
  fmtp: whole(String.raw`\d{1,3} (?:[\d/,-]{1,64}|${parameter}(?:; ?${parameter}){0,31};?)`),
  'rtcp-fb': whole(String.raw`(?:\d{1,3}|\*) ${fewWords}`),
  'rtcp-xr': whole(String.raw`[\w=:,-]{1,64}`),
  ptime: whole(String.raw`\d{1,4}`),
  maxptime: whole(String.raw`\d{1,4}`),
  msid: whole(`(?:${word})?(?: ${word})?`),
  ssrc: whole(String.raw`\d{1,10} (?:(?:cname|mslabel|label):${word}|[Mm][Ss][Ii][Dd]:(?:${word})?(?: ${word})?)`),
  'ssrc-group': whole(String.raw`(?:FID|SIM|FEC|FEC-FR)(?: \d{1,10}){1,16}`),
  rid: whole(String.raw`[\w-]{1,16} (?:send|recv)(?: [\w=;,.-]{1,100})?`),
  simulcast: whole(String.raw`(?:send|recv) [\w;,~-]{1,100}(?: (?:send|recv) [\w;,~-]{1,100})?`),
  'sctp-port': whole(String.raw`\d{1,5}`),
  'max-message-size': whole(String.raw`\d{1,19}`),
  sctpmap: whole(String.raw`\d{1,5} webrtc-datachannel \d{1,5}`),
}
const flags = new Set([
  'sendrecv',
  'sendonly',
  'recvonly',
  'inactive',
  'rtcp-mux',
  'rtcp-mux-only',
  'rtcp-rsize',
  'bundle-only',
  'extmap-allow-mixed',
  'ice-lite',
  'end-of-candidates',
])

const origin = /^o=\S{1,64} (\d{1,20}) (\d{1,20}) IN IP[46] \S{1,255}$/
const media =
  /^m=(audio|video|application) (\d{1,5}) ((?:UDP|TCP)\/TLS\/RTP\/SAVPF|(?:(?:UDP|TCP)\/)?DTLS\/SCTP)((?: [\w-]{1,32}){1,64})$/
const bandwidth = /^b=(?:AS|TIAS):\d{1,9}$/

type SectionKind = 'session' | 'audio' | 'video' | 'application'
type Section = { kind: SectionKind; opening: string[]; rest: string[] }

/** Throws Unreadable for what no browser writes. The lines of the result end as the RFC says, however they ended before. */
export function cleanSdp(sdp: string): string {
  if (sdp.length > mostBytes) throw new Unreadable('too large')
  // Lines are cut as the SFU cuts them, at every CR and LF.
  const [version, author, ...lines] = sdp.split(/[\r\n]+/).filter((line) => line !== '')
  const found = origin.exec(author ?? '')
  if (version !== 'v=0' || !found) throw new Unreadable('no beginning')
  const opening = ['v=0', `o=- ${found[1]} ${found[2]} IN IP4 127.0.0.1`, 's=-', 't=0 0']
  const sections: Section[] = [{ kind: 'session', opening, rest: [] }]
  const attribute = attributeReader()
  for (const line of lines) {
    if (line.length > mostOfALine) throw new Unreadable('a line too long')
    const here = sections.at(-1)!
    const type = line.slice(0, 2)
    if (type === 'm=') sections.push(sectionOf(line))
    else if (type === 'a=') here.rest.push(...attribute(line, here.kind))
    else if (type === 'b=' && here.kind !== 'session' && bandwidth.test(line)) here.opening.push(line)
    else if (type !== 'c=' && !(here.kind === 'session' && (type === 's=' || type === 't=')))
      throw new Unreadable('a line of another kind')
  }
  if (sections.length > mostSections) throw new Unreadable('too many sections')
  return [...sections.flatMap((section) => [...section.opening, ...section.rest]), ''].join('\r\n')
}

function sectionOf(line: string): Section {
  const [, kind, port, protocol, formats] = media.exec(line) ?? []
  if (kind === undefined) throw new Unreadable('a section that is none')
  // A port says no more than whether the section is refused (RFC 8829, 5.2.1).
  const opening = [`m=${kind} ${Number(port) === 0 ? 0 : 9} ${protocol}${formats}`, 'c=IN IP4 0.0.0.0']
  return { kind: kind as SectionKind, opening, rest: [] }
}

/** With a memory: an offer of fifty sections repeats its codecs fifty times. */
function attributeReader(): (line: string, kind: SectionKind) => string[] {
  const known: Record<SectionKind, Map<string, string[]>> = {
    session: new Map(),
    audio: new Map(),
    video: new Map(),
    application: new Map(),
  }
  return (line, kind) => {
    const kept = known[kind].get(line) ?? attributeOf(line, kind)
    known[kind].set(line, kept)
    return kept
  }
}

/** One line, or none when the attribute is not listed. */
function attributeOf(line: string, kind: SectionKind): string[] {
  const [, name, value] = /^a=([^:]*)(?::(.*))?$/s.exec(line)!
  if (value === undefined) return flags.has(name!) ? [line] : []
  const shape = Object.hasOwn(attributes, name!) ? attributes[name!]! : null
  if (!shape) return []
  if (!shape.test(value)) throw new Unreadable('an attribute of another shape')
  // Every picture has a clock of 90 kHz and no sound has (RFC 3551; RFC 7587 for Opus): a sound stands in a section of sounds.
  if (name === 'rtpmap' && (kind === 'video') !== /\/90000$/.test(value))
    throw new Unreadable('a codec among those of another kind')
  return [line]
}

/** As `RTCIceCandidateInit` in JSON; one without an address is the end of them. */
export function cleanCandidate(json: string): string {
  const sent = JSON.parse(json) as Record<string, unknown>
  const { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } = sent
  const shaped = typeof line === 'string' && (line === '' || candidate.test(line.replace(/^(?:a=)?candidate:/, '')))
  const named = [sdpMid, usernameFragment].every(
    (one) => one === undefined || one === null || (typeof one === 'string' && /^[\w+/{}-]{0,256}$/.test(one)),
  )
  const counted = sdpMLineIndex === undefined || sdpMLineIndex === null || Number.isInteger(sdpMLineIndex)
  if (json.length > mostOfALine || !shaped || !named || !counted) throw new Unreadable('no candidate')
  return JSON.stringify({ candidate: line, sdpMid, sdpMLineIndex, usernameFragment })
}
