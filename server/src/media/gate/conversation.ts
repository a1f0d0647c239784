// One browser that talks with the SFU through the gate: what passes, what waits, what is answered. It sends through the
// functions that it is given, and must not know about sockets.
import type { AddTrackRequest, SignalRequest, TrackInfo } from '@livekit/protocol'
import { QueueFull, serialQueue } from '../../async/serial-queue.ts'
import { tokenBucket } from '../../async/token-bucket.ts'
import { type Counted, uncounted } from '../../metrics/counted.ts'
import type { Right } from '@circle/shared/gathering/rights.types'
import { checkTrack } from './add-track.ts'
import { leaveSfu, muteAtSfu, reminders, tellGoodbye, tellMuted, tellNotPublished, unmuteAtSfu } from './answers.ts'
import { readFrame } from './frames-from-browser.ts'
import { readResponse } from './frames-from-sfu.ts'
import type { GateChecks } from './checks.types.ts'
import { heldUnmutes } from './held-unmute.ts'
import type { RightsSubscription } from './rights-subscription.ts'
import { ownTracks } from './own-tracks.ts'

export interface Conversation {
  fromBrowser(data: Buffer, binary: boolean): void
  fromSfu(data: Buffer, binary: boolean): void
  rightChanged(right: Right | null): void
  /** Her media ends now, at both ends; her page joins anew if she still may. */
  leave(): void
  end(): void
}

export type Ends = {
  toBrowser: (data: Uint8Array | Buffer, binary?: boolean) => void
  toSfu: (data: Uint8Array | Buffer, binary?: boolean) => void
  hangUp: () => void
}

/**
 * The SDK does not hear that an announcement was refused, and waits ten seconds for the publication while she holds the piece
 * unheard. So a slow answer of the database is not taken for a missing right.
 */
const READS = 3

async function readPatiently({ fresh }: RightsSubscription): Promise<Right | null> {
  for (let read = 1; ; read += 1) {
    try {
      return await fresh()
    } catch {
      if (read === READS) return null
    }
  }
}

// How often one browser may do what costs more than it. A whole evening of a browser of ours stays far below each limit.

/** What costs a read of the database. */
const READ_LIMIT = { burst: 40, perSecond: 4 }
/** What the SFU negotiates anew for, with a whole description each time: every woman who comes or goes makes one. */
const DESCRIPTION_LIMIT = { burst: 60, perSecond: 4 }
/** Frames of any kind. In a room of 25 pictures a browser sends so many in its first seconds. */
const FRAME_LIMIT = { burst: 1000, perSecond: 100 }
/** What waits behind an announcement while its right is read (bytes); beyond that the connection ends. */
const MOST_WAITING = 1 << 20

/** Each may hold a whole session description. */
const describes = new Set<SignalRequest['message']['case']>(['offer', 'answer', 'syncState'])

const maySpeak = (right: Right) => right.maySpeak
const mayPublishCamera = (right: Right) => right.mayPublishCamera

export function conversation(
  ends: Ends,
  subscription: RightsSubscription,
  checks: Pick<GateChecks, 'tracks' | 'requests'>,
  start: { mutedByUs: readonly string[]; tracks: readonly TrackInfo[] },
  dropped: Counted['droppedFrame'] = uncounted.droppedFrame,
): Conversation {
  const tracks = ownTracks()
  start.mutedByUs.forEach(tracks.announcedMutedByUs)
  tracks.present(start.tracks)
  const remind = reminders((sid) => ends.toBrowser(tellMuted(sid)))
  const reads = tokenBucket(READ_LIMIT)
  const descriptions = tokenBucket(DESCRIPTION_LIMIT)
  const frames = tokenBucket(FRAME_LIMIT)
  // What comes behind an announcement waits for the read of her right: the SFU must hear of a track before its offer.
  const queue = serialQueue(MOST_WAITING)
  const held = heldUnmutes({
    fresh: subscription.fresh,
    pass: (sid) => {
      tracks.opened(sid)
      ends.toSfu(unmuteAtSfu(sid))
    },
    drop: (sid) => {
      dropped('unmute')
      ends.toBrowser(tellMuted(sid))
    },
  })

  const unmute = (sid: string) => {
    // Her browser was told only that the track is muted: this unmute is the SDK's own repair, and not her act.
    if (tracks.believesOpen(sid)) return ends.toBrowser(tellMuted(sid))
    if (!reads.take()) return ends.toBrowser(tellMuted(sid))
    held.hold(sid, tracks.isMicrophone(sid) ? maySpeak : mayPublishCamera)
  }

  const announce = async (track: AddTrackRequest, request: SignalRequest) => {
    const cid = track.cid
    const right = reads.take() ? await readPatiently(subscription) : null
    const checked = right ? checkTrack(track, right, checks.tracks) : 'refused'
    const full = checked === 'muted-by-us' && !tracks.announcedMutedByUs(track.cid)
    if (checked === 'refused' || full) {
      dropped('addTrack')
      return ends.toBrowser(tellNotPublished(cid))
    }
    ends.toSfu(request.toBinary())
  }

  const handle = (data: Buffer, binary: boolean): void | Promise<void> => {
    const frame = readFrame(data, binary, checks.requests)
    if ('refused' in frame) return dropped(frame.refused)
    const { request } = frame
    const { message } = request
    if (describes.has(message.case) && !descriptions.take()) return dropped('too-many-descriptions')
    if (message.case === 'addTrack') return announce(message.value, request)
    if (message.case !== 'mute') return ends.toSfu(request.toBinary())
    if (!message.value.muted) return unmute(message.value.sid)
    held.cancel(message.value.sid)
    remind.stop(message.value.sid)
    tracks.muted(message.value.sid)
    ends.toSfu(request.toBinary())
  }

  const leave = () => {
    ends.toSfu(leaveSfu())
    ends.toBrowser(tellGoodbye())
    ends.hangUp()
  }

  return {
    leave,
    fromBrowser: (data, binary) => {
      if (!frames.take()) return ends.hangUp()
      queue
        .run(() => handle(data, binary), data.byteLength)
        .catch((error: unknown) => {
          if (error instanceof QueueFull) ends.hangUp()
        })
    },
    fromSfu: (data, binary) => {
      const response = readResponse(data, binary)
      if (response.present) tracks.present(response.present)
      if (response.unpublished) {
        tracks.unpublished(response.unpublished)
        remind.stop(response.unpublished)
      }
      const believesOpen = response.published && tracks.published(response.published.cid, response.published.track)
      if (response.forward) ends.toBrowser(response.forward, binary)
      if (believesOpen) remind.start(response.published!.track.sid)
    },
    rightChanged: (right) => {
      if (!right) return leave()
      held.rightChanged(right)
      if (right.maySpeak) return
      for (const sid of tracks.openMicrophones()) {
        tracks.muted(sid)
        ends.toSfu(muteAtSfu(sid))
        ends.toBrowser(tellMuted(sid))
      }
    },
    end: () => {
      held.end()
      remind.end()
    },
  }
}
