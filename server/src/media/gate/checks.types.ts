// What a check of the gate looks like. A gate is a list of checks (whole-gate.ts); a check is one function and asks nobody.
import type { AddTrackRequest, JoinRequest, SignalRequest } from '@livekit/protocol'
import type { Right } from '@circle/shared/gathering/rights.types'

export type Announcement = 'refused' | 'as-sent' | 'muted-by-us'

/** Of an announced track, which it may change in place. */
export type TrackCheck = (track: AddTrackRequest, right: Right) => Announcement
/** Of anything that a browser asks, which it may change in place. A text: refused, and why. */
export type RequestCheck = (request: SignalRequest) => string | null
/** Of what comes with the upgrade, which it may change in place. Throws Malformed. */
export type JoinCheck = (sent: JoinRequest) => void

/** Each list is gone through from its beginning; the first refusal ends it. */
export interface GateChecks {
  readonly tracks: readonly TrackCheck[]
  readonly requests: readonly RequestCheck[]
  readonly joins: readonly JoinCheck[]
}
