// What a browser sends along with the upgrade, taken apart and made anew: only what is listed here goes on to the SFU.
// It asks nobody; the right comes in. It throws Malformed for what no browser of ours sends.
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  ClientInfo,
  JoinRequest,
  WrappedJoinRequest,
  WrappedJoinRequest_Compression as Compression,
} from '@livekit/protocol'
import type { Right } from '@circle/shared/gathering/rights.types'
import { checkTrack } from './add-track.ts'
import type { GateChecks, JoinCheck } from './checks.types.ts'
import { markOffer } from './ids-by-kind.ts'
import { makeReadable } from './readable.ts'

export class Malformed extends Error {
  override name = 'Malformed'
}

const maxBytes = 256 * 1024 // of the unpacked request; one with 25 cameras has 130 kB
const strict = { readUnknownFields: false } as const

export type Entrance = {
  query: URLSearchParams
  resume: boolean
  mutedByUs: readonly string[] // ids of announced tracks that the browser believes open
}

/** The query for the SFU, on either of its paths. */
export function entranceOf(query: URLSearchParams, version: 'v0' | 'v1', right: Right, checks: GateChecks): Entrance {
  return version === 'v1' ? packed(query, right, checks) : plain(query)
}

function packed(query: URLSearchParams, right: Right, checks: GateChecks): Entrance {
  const sent = unpack(query.get('join_request') ?? '')
  const mutedByUs: string[] = []
  sent.addTrackRequests = sent.addTrackRequests.filter((track) => {
    const checked = checkTrack(track, right, checks.tracks)
    if (checked === 'muted-by-us') mutedByUs.push(track.cid)
    return checked !== 'refused'
  })
  for (const check of checks.joins) check(sent)
  const made = new JoinRequest({
    clientInfo: clientOf(sent.clientInfo),
    addTrackRequests: sent.addTrackRequests,
    reconnect: sent.reconnect,
    reconnectReason: sent.reconnectReason,
    participantSid: sent.participantSid,
    ...(sent.connectionSettings && { connectionSettings: sent.connectionSettings }),
    ...(sent.publisherOffer && { publisherOffer: sent.publisherOffer }),
    ...(sent.syncState && { syncState: sent.syncState }),
  })
  return { query: new URLSearchParams({ join_request: pack(made) }), resume: made.reconnect, mutedByUs }
}

/** What goes on can be read by the SFU, and holds no words. */
export const joinReadable: JoinCheck = ({ addTrackRequests, publisherOffer, syncState, participantSid }) => {
  try {
    makeReadable([addTrackRequests, publisherOffer, syncState, participantSid])
  } catch (error) {
    throw new Malformed('the SFU could not read it', { cause: error })
  }
}

/** A sound in the first offer can never meet the announcement of a picture. */
export const joinMarked: JoinCheck = ({ publisherOffer }) => {
  if (publisherOffer) markOffer(publisherOffer)
}

/** Only what the SFU needs to know of a browser's dialect: neither device nor network. */
function clientOf(sent: ClientInfo | undefined): ClientInfo {
  const { sdk, version, protocol, os, browser, browserVersion, clientProtocol } = sent ?? new ClientInfo()
  const [named, numbered, system, ofBrowser] = [browser, version, os, browserVersion].map((text) =>
    plainName.test(text) ? text : '',
  )
  return new ClientInfo({
    sdk,
    version: numbered!,
    protocol,
    os: system!,
    browser: named!,
    browserVersion: ofBrowser!,
    clientProtocol,
  })
}

/** As "Samsung Internet" and "2.23.0". */
const plainName = /^[\w.-]{0,24}(?: [\w.-]{1,24})?$/

const plainNames = [
  'auto_subscribe',
  'adaptive_stream',
  'disable_ice_lite',
  'subscriber_allow_pause',
  'reconnect',
  'reconnect_reason',
  'sid',
  'sdk',
  'version',
  'protocol',
  'client_protocol',
  'os',
  'browser',
  'browser_version',
]

/** The query of the older path, which holds no offer. */
function plain(query: URLSearchParams): Entrance {
  const kept = new URLSearchParams()
  for (const name of plainNames) {
    const value = query.get(name)
    if (value !== null && plainName.test(value)) kept.set(name, value)
  }
  return { query: kept, resume: kept.get('reconnect') === '1', mutedByUs: [] }
}

function unpack(text: string): JoinRequest {
  if (text === '') throw new Malformed('no join request')
  try {
    const wrapped = WrappedJoinRequest.fromBinary(Buffer.from(text, 'base64url'), strict)
    const bytes =
      wrapped.compression === Compression.GZIP
        ? gunzipSync(wrapped.joinRequest, { maxOutputLength: maxBytes })
        : wrapped.joinRequest
    if (bytes.byteLength > maxBytes) throw new Malformed('join request too large')
    return JoinRequest.fromBinary(bytes, strict)
  } catch (error) {
    throw error instanceof Malformed ? error : new Malformed('join request unreadable', { cause: error })
  }
}

/** LiveKit reads base64url with its padding (RFC 4648, section 5). */
function pack(request: JoinRequest): string {
  const wrapped = new WrappedJoinRequest({
    compression: Compression.GZIP,
    joinRequest: gzipSync(request.toBinary(), { level: 1 }),
  })
  return Buffer.from(wrapped.toBinary()).toString('base64').replace(/\+/g, '-').replace(/\//g, '_')
}
