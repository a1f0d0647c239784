// What the gate itself says: to a browser, so that screen and SFU agree, again where the SDK may miss it; to the SFU, when a
// right has ended. It decides nothing.
import {
  AddTrackRequest,
  DisconnectReason,
  LeaveRequest,
  LeaveRequest_Action,
  MuteTrackRequest,
  RequestResponse,
  RequestResponse_Reason,
  SignalRequest,
  SignalResponse,
} from '@livekit/protocol'

const toBrowser = (message: SignalResponse['message']) => new SignalResponse({ message }).toBinary()
const toSfu = (message: SignalRequest['message']) => new SignalRequest({ message }).toBinary()

export const tellMuted = (sid: string) => toBrowser({ case: 'mute', value: new MuteTrackRequest({ sid, muted: true }) })

export const tellNotPublished = (cid: string) =>
  toBrowser({
    case: 'requestResponse',
    value: new RequestResponse({
      reason: RequestResponse_Reason.NOT_ALLOWED,
      request: { case: 'addTrack', value: new AddTrackRequest({ cid }) },
    }),
  })

/** The SDK ends its connection at once and does not try to come back. */
export const tellGoodbye = () =>
  toBrowser({
    case: 'leave',
    value: new LeaveRequest({ action: LeaveRequest_Action.DISCONNECT, reason: DisconnectReason.PARTICIPANT_REMOVED }),
  })

export const muteAtSfu = (sid: string) => toSfu({ case: 'mute', value: new MuteTrackRequest({ sid, muted: true }) })

/** Ends the media now; else the SFU would wait for the signalling connection to come back. */
export const leaveSfu = () =>
  toSfu({
    case: 'leave',
    value: new LeaveRequest({ action: LeaveRequest_Action.DISCONNECT, reason: DisconnectReason.CLIENT_INITIATED }),
  })

export const unmuteAtSfu = (sid: string) => toSfu({ case: 'mute', value: new MuteTrackRequest({ sid, muted: false }) })

/**
 * A browser believes a track open that the gate announced as muted, and learns better by a mute of ours. The SDK drops a mute
 * that comes before the publication has settled, so it is repeated until the browser answers or the last time has passed.
 */
const remindAfterMs = [60, 150, 400, 1000, 2500, 6000]

export interface Reminders {
  start(track: string): void
  stop(track: string): void
  end(): void
}

export function reminders(say: (track: string) => void): Reminders {
  const timers = new Map<string, NodeJS.Timeout>()
  const next = (track: string, times: number) => {
    const wait = remindAfterMs[times]
    if (wait === undefined) return void timers.delete(track)
    timers.set(
      track,
      setTimeout(() => {
        say(track)
        next(track, times + 1)
      }, wait),
    )
  }
  const stop = (track: string) => {
    clearTimeout(timers.get(track))
    timers.delete(track)
  }
  return {
    start: (track) => {
      stop(track)
      say(track)
      next(track, 0)
    },
    stop,
    end: () => {
      for (const track of [...timers.keys()]) stop(track)
    },
  }
}
