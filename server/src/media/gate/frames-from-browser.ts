// A frame of a browser, read. It says what kind of thing it is and must not decide whether she may: that takes a fresh read.
import { SignalRequest } from '@livekit/protocol'
import type { Guards } from '../guards.ts'
import { markOffer } from './ids-by-kind.ts'
import { makeReadable } from './readable.ts'

const maxFrame = 256 * 1024 // bytes

/** What livekit-client sends in our use of it. Not here on purpose: simulate, updateMetadata, data tracks and blobs,
 * subscriptionPermission (whoever is in the room hears the same). */
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

export type FromBrowser =
  | { is: 'refused'; kind: string } // dropped without a word
  | { is: 'raw' } // only of a gate without a guard: on to the SFU as it came
  | { is: 'harmless' | 'add-track' | 'mute' | 'unmute' | 'leave'; request: SignalRequest }

export function readFrame(data: Buffer, binary: boolean, guards: Guards): FromBrowser {
  if (!binary) return guards['binary-only'] ? { is: 'refused', kind: 'text' } : { is: 'raw' }
  if (data.byteLength > maxFrame) return { is: 'refused', kind: 'too-large' }
  let request: SignalRequest
  try {
    request = SignalRequest.fromBinary(data, { readUnknownFields: false })
  } catch {
    return { is: 'refused', kind: 'unreadable' }
  }
  if (guards['frame-kinds'] && !allowed.has(request.message.case))
    return { is: 'refused', kind: request.message.case ?? 'empty' }
  const { message } = request
  if (guards.readable && !readable(message.value)) return { is: 'refused', kind: `${message.case}-with-words` }
  if (message.case === 'offer' && guards['ids-by-kind']) markOffer(message.value)
  if (message.case === 'addTrack') return { is: 'add-track', request }
  if (message.case === 'mute') return { is: message.value.muted ? 'mute' : 'unmute', request }
  return { is: message.case === 'leave' ? 'leave' : 'harmless', request }
}

function readable(message: object | bigint | undefined): boolean {
  try {
    if (typeof message === 'object') makeReadable(message)
    return true
  } catch {
    return false
  }
}
