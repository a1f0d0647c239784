// What the gate itself says: to a browser, so that her screen and the SFU agree; to the SFU, when a right has ended. Pure.
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

/** The SDK ends at once and does not try to come back. */
export const tellGoodbye = () =>
  toBrowser({
    case: 'leave',
    value: new LeaveRequest({ action: LeaveRequest_Action.DISCONNECT, reason: DisconnectReason.PARTICIPANT_REMOVED }),
  })

export const muteAtSfu = (sid: string) => toSfu({ case: 'mute', value: new MuteTrackRequest({ sid, muted: true }) })

/** Her media ends now instead of waiting for a signalling connection to come back. */
export const leaveSfu = () =>
  toSfu({
    case: 'leave',
    value: new LeaveRequest({ action: LeaveRequest_Action.DISCONNECT, reason: DisconnectReason.CLIENT_INITIATED }),
  })

export const unmuteAtSfu = (sid: string) => toSfu({ case: 'mute', value: new MuteTrackRequest({ sid, muted: false }) })
