// A frame of the SFU on its way to a browser: the few kinds that matter here are opened, all others pass unread.
// The SFU's tokens are taken out, and STUN servers: a browser needs none towards an SFU with an address of its own, and
// LiveKit would name those of Google and Twilio.
import { type ICEServer, SignalResponse, type TrackInfo } from '@livekit/protocol'
import { unmarked } from './ids-by-kind.ts'

export type FromSfu = {
  forward: Uint8Array | null
  published?: { cid: string; track: TrackInfo } // `cid` as the gate sent it
  unpublished?: string // its sid
  present?: readonly TrackInfo[] // her own tracks, as the SFU lists them at the join
}

// Numbers of the oneof in livekit_rtc.proto.
const numbers = {
  join: 1,
  trackPublished: 6,
  refreshToken: 16,
  trackUnpublished: 17,
  reconnect: 19,
  roomMoved: 24,
} as const
const opened = new Set<number>(Object.values(numbers))

export function readResponse(data: Buffer, binary: boolean): FromSfu {
  if (!binary || !opened.has(firstField(data))) return { forward: data }
  const response = SignalResponse.fromBinary(data)
  const { message } = response
  switch (message.case) {
    case 'refreshToken':
      return { forward: null } // the SFU's own tokens never reach a browser
    case 'roomMoved':
      return { forward: null } // carries a token; rooms do not move here
    case 'join':
      message.value.iceServers = withoutStun(message.value.iceServers)
      message.value.alternativeUrl = ''
      return { forward: response.toBinary(), present: message.value.participant?.tracks ?? [] }
    case 'reconnect':
      message.value.iceServers = withoutStun(message.value.iceServers)
      return { forward: response.toBinary() }
    case 'trackPublished': {
      const { cid, track } = message.value
      message.value.cid = unmarked(cid)
      return { forward: response.toBinary(), ...(track && { published: { cid, track } }) }
    }
    case 'trackUnpublished':
      return { forward: data, unpublished: message.value.trackSid }
    default:
      return { forward: data }
  }
}

function withoutStun(servers: ICEServer[]): ICEServer[] {
  for (const server of servers) server.urls = server.urls.filter((url) => !/^stuns?:/i.test(url))
  return servers.filter((server) => server.urls.length > 0)
}

/** The field number of the first tag (a varint of at most two bytes here); the SFU writes one field a frame. */
function firstField(data: Buffer): number {
  const low = data[0] ?? 0
  return low < 0x80 ? low >> 3 : ((low & 0x7f) | ((data[1] ?? 0) << 7)) >> 3
}
