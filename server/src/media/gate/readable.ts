// Makes sure that the SFU can read what a browser sends, and that it holds no words: session descriptions and candidates are
// made anew, and every other text is an id or the name of a codec or a layer. The SFU writes a message that it cannot read
// into its log, whole. Pure; it changes the message in place.
import { SessionDescription, TrickleRequest } from '@livekit/protocol'
import { cleanCandidate, cleanSdp, Unreadable } from './sdp.ts'

/** Ids, `audio/opus`, `{…}` of Firefox, `_lossy`, `2.23.0`. */
const id = /^[\w.:{}+/=@-]{0,255}$/
const mostBytes = 1024 // of a field of bytes; a browser of ours sends none

/** Throws Unreadable. `message`: of LiveKit's protocol, decoded without unknown fields. */
export function makeReadable(message: object): void {
  if (message instanceof SessionDescription) {
    if (message.type !== 'offer' && message.type !== 'answer') throw new Unreadable('no description')
    message.sdp = cleanSdp(message.sdp)
    return ids(message, 'sdp')
  }
  if (message instanceof TrickleRequest) {
    message.candidateInit = candidateOf(message)
    return ids(message, 'candidateInit')
  }
  ids(message)
}

function ids(of: object, except?: string): void {
  for (const [name, value] of Object.entries(of) as [string, unknown][]) {
    if (name === except) continue
    if (!id.test(name)) throw new Unreadable('a name with words')
    if (typeof value === 'string' && !id.test(value)) throw new Unreadable('words')
    if (value instanceof Uint8Array) {
      if (value.byteLength > mostBytes) throw new Unreadable('too many bytes')
    } else if (typeof value === 'object' && value !== null) makeReadable(value)
  }
}

function candidateOf({ candidateInit }: TrickleRequest): string {
  try {
    return cleanCandidate(candidateInit)
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('no candidate', { cause: error })
  }
}
