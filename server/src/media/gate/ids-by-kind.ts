// Marks every id of a track with its kind, in announcements and in the SDP. LiveKit finds the announcement of a track by an
// id that the sender chose, and does not compare kinds: a microphone sent under the id of an announced camera would be
// published as that camera, unmuted. With the marks the two can never meet. Pure.
import { type AddTrackRequest, type SessionDescription, TrackType } from '@livekit/protocol'

type TrackKind = 'audio' | 'video'
const marks: Readonly<Record<TrackKind, string>> = { audio: 'A_', video: 'V_' }

// An empty id gets its mark too: an SDP without an id must not find a codec that was announced without an id.
const marked = (kind: TrackKind, id: string) => marks[kind] + id
export const unmarked = (id: string) => id.replace(/^[AV]_/, '')

export function markTrack(track: AddTrackRequest): void {
  const kind = track.type === TrackType.AUDIO ? 'audio' : 'video'
  track.cid = marked(kind, track.cid)
  for (const codec of track.simulcastCodecs) codec.cid = marked(kind, codec.cid)
}

/**
 * Marks the tracks of an offer, section by section (`a=msid`, RFC 8830; `a=ssrc:… msid:`, RFC 5576). Lines and words
 * are cut exactly as the SFU's parser cuts them: at every CR and LF, and at single spaces.
 */
export function markOffer(offer: SessionDescription): void {
  const kindOfMid = new Map<string, TrackKind>()
  let kind: TrackKind | null = null
  const lines = offer.sdp
    .split(/[\r\n]+/)
    .filter((line) => line !== '')
    .map((line) => {
      if (line.startsWith('m=')) kind = kindOfSection(line)
      if (!kind) return line
      if (line.startsWith('a=mid:')) kindOfMid.set(line.slice('a=mid:'.length), kind)
      return markLine(line, kind)
    })
  offer.sdp = `${lines.join('\r\n')}\r\n`
  for (const [mid, id] of Object.entries(offer.midToTrackId)) {
    offer.midToTrackId[mid] = marked(kindOfMid.get(mid) ?? 'audio', id)
  }
}

function kindOfSection(line: string): TrackKind | null {
  const name = line.slice(2).trimStart().toLowerCase()
  return name.startsWith('audio') ? 'audio' : name.startsWith('video') ? 'video' : null
}

function markLine(line: string, kind: TrackKind): string {
  const words = line.split(' ')
  const at = line.startsWith('a=msid:') ? 1 : line.startsWith('a=ssrc:') && /^msid:/i.test(words[1] ?? '') ? 2 : null
  if (at === null || words[at] === undefined) return line
  words[at] = marked(kind, words[at])
  return words.join(' ')
}
