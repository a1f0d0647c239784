// Gates that lack one check or more, to show what the check is worth: what it holds back is really heard there. Only tests
// put one together, and it must not hold back anything in another way.
import { gunzipSync } from 'node:zlib'
import {
  JoinRequest,
  SignalRequest,
  SignalResponse,
  WrappedJoinRequest,
  WrappedJoinRequest_Compression as Compression,
} from '@livekit/protocol'
import { rightAllows, sourceFitsKind, startsMuted, trackMarked } from '@circle/server/media/gate/add-track'
import type { Connected } from '@circle/server/media/gate/connect'
import { dial } from '@circle/server/media/gate/dial'
import { offerMarked, requestReadable } from '@circle/server/media/gate/frames-from-browser'
import type { GateComposition } from '@circle/server/media/gate/gate'
import { joinMarked, joinReadable } from '@circle/server/media/gate/join-request'
import { queryOf, sfuPath } from '@circle/server/media/gate/paths'
import { wholeGate } from '@circle/server/media/gate/whole-gate'
import { grantOf } from '@circle/server/media/livekit/grants'

export type CheckName =
  | 'binary-only'
  | 'readable'
  | 'source-fits-kind'
  | 'ids-by-kind'
  | 'rights-of-a-track'
  | 'starts-muted'
  | 'unmute'
  | 'join-request'
  | 'own-token'
  | 'refresh-token'
  | 'permission'

/** All that a right can give. */
export const everything = grantOf({ mayPublishMicrophone: true, mayPublishCamera: true, hidden: false })

type Weaker = (gate: GateComposition) => GateComposition

/** Throws when the whole gate does not have it: a weak gate must really be weaker. */
const without = <T>(list: readonly T[], ...gone: T[]): T[] => {
  if (gone.some((one) => !list.includes(one))) throw new Error('The whole gate has no such check.')
  return list.filter((one) => !gone.includes(one))
}

const lacksTracks =
  (...gone: GateComposition['checks']['tracks']): Weaker =>
  (gate) => ({ ...gate, checks: { ...gate.checks, tracks: without(gate.checks.tracks, ...gone) } })

/** `passed`: frames that go on as they came, past the conversation. */
const passes =
  (passed: { fromBrowser?: (data: Buffer, binary: boolean) => boolean; fromSfu?: (data: Buffer) => boolean }): Weaker =>
  (gate) => ({
    ...gate,
    conversation: (ends, ...rest) => {
      const talk = gate.conversation(ends, ...rest)
      return {
        ...talk,
        fromBrowser: (data, binary) =>
          passed.fromBrowser?.(data, binary) ? ends.toSfu(data, binary) : talk.fromBrowser(data, binary),
        fromSfu: (data, binary) => (passed.fromSfu?.(data) ? ends.toBrowser(data, binary) : talk.fromSfu(data, binary)),
      }
    },
  })

const weaker: Record<CheckName, Weaker> = {
  'binary-only': passes({ fromBrowser: (_data, binary) => !binary }),
  readable: (gate) => ({
    ...gate,
    checks: {
      ...gate.checks,
      requests: without(gate.checks.requests, requestReadable),
      joins: without(gate.checks.joins, joinReadable),
    },
  }),
  'source-fits-kind': lacksTracks(sourceFitsKind),
  'ids-by-kind': (gate) => ({
    ...gate,
    checks: {
      tracks: without(gate.checks.tracks, trackMarked),
      requests: without(gate.checks.requests, offerMarked),
      joins: without(gate.checks.joins, joinMarked),
    },
  }),
  'rights-of-a-track': lacksTracks(rightAllows),
  'starts-muted': lacksTracks(startsMuted),
  unmute: passes({
    fromBrowser: (data, binary) => binary && SignalRequest.fromBinary(data).message.case === 'mute',
  }),
  'join-request': (gate) => ({ ...gate, entranceOf: asItCame }),
  'own-token': (gate) => ({
    ...gate,
    connect: (request, version, parts) =>
      tokenOf(request.url) ? passOn(request, version, parts) : gate.connect(request, version, parts),
  }),
  'refresh-token': passes({ fromSfu: (data) => SignalResponse.fromBinary(data).message.case === 'refreshToken' }),
  permission: (gate) => ({ ...gate, grantOf: () => everything }),
}

export const gateWithout = (names: readonly CheckName[]): GateComposition =>
  names.reduce((gate, name) => weaker[name](gate), wholeGate)

/** Nothing of what comes with the upgrade is looked at. */
const asItCame: GateComposition['entranceOf'] = (query) => {
  const kept = new URLSearchParams(query)
  kept.delete('access_token')
  const packed = query.get('join_request')
  const resume = packed ? unpack(packed).reconnect : query.get('reconnect') === '1'
  return { query: kept, resume, mutedByUs: [] }
}

function unpack(packed: string): JoinRequest {
  const { compression, joinRequest } = WrappedJoinRequest.fromBinary(Buffer.from(packed, 'base64url'))
  return JoinRequest.fromBinary(compression === Compression.GZIP ? gunzipSync(joinRequest) : joinRequest)
}

/** A real token of LiveKit, where a browser of ours says only what it wants. */
const tokenOf = (url: string | undefined): string | null => {
  const token = queryOf(url).get('access_token') ?? ''
  return token.split('.').length === 3 ? token : null
}

/** What a plain proxy would do: pass on the token that came, and ask nobody. */
const passOn: GateComposition['connect'] = async (request, version, { sfu, sessions }): Promise<Connected> => {
  const query = queryOf(request.url)
  const token = tokenOf(request.url)!
  query.delete('access_token')
  const { sub, video } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as {
    sub: string
    video: { room: string }
  }
  const right = {
    room: video.room,
    mediaId: sub,
    mayPublishMicrophone: true,
    maySpeak: true,
    mayPublishCamera: true,
    hidden: false,
  }
  const signedIn = await sessions.of(request)
  return {
    upstream: await dial(`${sfu.socketUrl}${sfuPath[version]}?${query}`, token),
    mutedByUs: [],
    tracks: [],
    subscription: { right: () => right, fresh: async () => right, onChange: () => {}, end: () => {} },
    authorized: { gathering: video.room, who: '', session: signedIn?.session ?? '', right, seq: 0 },
  }
}
