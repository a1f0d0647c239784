// A frame of a browser, read and checked. It must not decide whether a woman may do what she asks: that takes a fresh read.
import { SignalRequest } from '@livekit/protocol'
import type { RequestCheck } from './checks.types.ts'
import { markOffer } from './ids-by-kind.ts'
import { makeReadable } from './readable.ts'

const maxFrame = 256 * 1024 // bytes

/**
 * What livekit-client sends in our use of it. Left out on purpose: simulate, updateMetadata, data tracks and blobs,
 * subscriptionPermission (everybody in the room hears the same).
 */
const allowed = new Set<SignalRequest['message']['case']>([
  'offer',
  'answer',
  'trickle',
  'addTrack',
  'mute',
  'subscription',
  'trackSetting',
  'updateLayers',
  'leave',
  'syncState',
  'ping',
  'pingReq',
  'updateAudioTrack',
  'updateVideoTrack',
])

/** What may be asked for; or why the frame is dropped, without a word to its sender. */
export type FromBrowser = { request: SignalRequest } | { refused: string }

export function readFrame(data: Buffer, binary: boolean, checks: readonly RequestCheck[]): FromBrowser {
  // The SFU reads text frames as JSON, past any filter that looks at binary ones.
  if (!binary) return { refused: 'text' }
  if (data.byteLength > maxFrame) return { refused: 'too-large' }
  let request: SignalRequest
  try {
    request = SignalRequest.fromBinary(data, { readUnknownFields: false })
  } catch {
    return { refused: 'unreadable' }
  }
  for (const check of checks) {
    const refused = check(request)
    if (refused !== null) return { refused }
  }
  return { request }
}

/** Only the kinds of frames that a browser of ours needs. */
export const kindAllowed: RequestCheck = ({ message }) => (allowed.has(message.case) ? null : (message.case ?? 'empty'))

/** What goes on can be read by the SFU, which writes the rest into its log, and holds no words. */
export const requestReadable: RequestCheck = ({ message }) => {
  try {
    if (typeof message.value === 'object') makeReadable(message.value)
    return null
  } catch {
    return `${message.case}-with-words`
  }
}

/** A sound in the SDP can never meet the announcement of a picture. */
export const offerMarked: RequestCheck = ({ message }) => {
  if (message.case === 'offer') markOffer(message.value)
  return null
}
