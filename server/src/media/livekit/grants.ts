// From a right to what the SFU is told, every field written: LiveKit takes an omitted field for a yes, and an empty list of
// sources for all sources. Pure.
import { ParticipantPermission, TrackSource } from '@livekit/protocol'
import type { Right } from '@circle/shared/gathering/rights.types'

export type Grant = {
  canPublish: boolean
  canPublishSources: TrackSource[] // never empty: of a woman who may publish nothing it names the camera, and canPublish is false
  canSubscribe: true
  canPublishData: false
  canUpdateMetadata: false
  canSubscribeMetrics: false
  hidden: boolean
}

export function grantOf(right: Pick<Right, 'mayPublishMicrophone' | 'mayPublishCamera' | 'hidden'>): Grant {
  const sources = [
    ...(right.mayPublishCamera ? [TrackSource.CAMERA] : []),
    ...(right.mayPublishMicrophone ? [TrackSource.MICROPHONE] : []),
  ]
  return {
    canPublish: sources.length > 0,
    canPublishSources: sources.length > 0 ? sources : [TrackSource.CAMERA],
    canSubscribe: true,
    canPublishData: false,
    canUpdateMetadata: false,
    canSubscribeMetrics: false,
    hidden: right.hidden,
  }
}

/** The same in the SFU's form. */
export function permissionOf(grant: Grant): ParticipantPermission {
  return new ParticipantPermission({
    canSubscribe: grant.canSubscribe,
    canPublish: grant.canPublish,
    canPublishSources: grant.canPublishSources,
    canPublishData: grant.canPublishData,
    canUpdateMetadata: grant.canUpdateMetadata,
    canSubscribeMetrics: grant.canSubscribeMetrics,
    canManageAgentSession: false,
    hidden: grant.hidden,
    recorder: false,
    agent: false,
  })
}

export function samePermission(held: ParticipantPermission | undefined, grant: Grant): boolean {
  if (!held) return false
  const wanted = permissionOf(grant)
  const sources = (permission: ParticipantPermission) => [...permission.canPublishSources].sort().join()
  return (
    held.canPublish === wanted.canPublish &&
    (!wanted.canPublish || sources(held) === sources(wanted)) &&
    held.canSubscribe === wanted.canSubscribe &&
    held.canPublishData === wanted.canPublishData &&
    held.canUpdateMetadata === wanted.canUpdateMetadata &&
    held.canSubscribeMetrics === wanted.canSubscribeMetrics &&
    held.hidden === wanted.hidden
  )
}
