// One comparison of the SFU with the rights, and the calls that make them equal. It takes away before it gives.
import { type TrackInfo, TrackSource, TrackType } from '@livekit/protocol'
import type { Right } from '@circle/shared/gathering/rights.types'
import { rights } from '@circle/shared/gathering/rights'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { Counted } from '../../metrics/counted.ts'
import { grantOf, samePermission } from '../livekit/grants.ts'
import type { Sfu, SfuParticipant } from '../livekit/livekit.ts'

export type Desired = ReadonlyMap<string /* MediaId */, Right>

export function desiredOf(state: GatheringState): Desired {
  if (state.phase === 'ended') return new Map()
  return new Map(Object.values(rights(state)).map((right) => [right.mediaId, right]))
}

/** Only what a change made different: a woman who is not there yet brings her rights in her token. */
export async function applyChanged(sfu: Sfu, before: Desired, after: Desired): Promise<void> {
  const gone = [...before.values()].filter(({ room, mediaId }) => after.get(mediaId)?.room !== room)
  const changed = [...after.values()].filter((right) => {
    const held = before.get(right.mediaId)
    return (
      held?.room === right.room &&
      (held.mayPublishMicrophone !== right.mayPublishMicrophone || held.mayPublishCamera !== right.mayPublishCamera)
    )
  })
  await Promise.all([
    ...gone.map(({ room, mediaId }) => sfu.remove(room, mediaId)),
    ...changed.sort(lessFirst).map((right) => sfu.permit(right.room, right.mediaId, grantOf(right))),
  ])
}

/**
 * Makes one room what it should be. `there`: who is in it. A participant whose right is in another room is removed from this one.
 *
 * `desired` must be read after `there`: an open microphone was lawful by a state committed before, and an older state would
 * shut the microphone of the woman whose turn has just begun. Everything is decided in the tick of the call.
 *
 * `silent`: participants for whom nobody answered the last time. After the death of a media server the others go on listing
 * its participants. Calls for them are tried each time and not awaited, so that they delay nobody else's rights.
 */
export async function applyAll(
  sfu: Sfu,
  room: string,
  there: readonly SfuParticipant[],
  desired: Desired,
  corrected: Counted['corrected'],
  silent: Set<string>,
): Promise<void> {
  await Promise.all(
    there.map((one) => {
      const { identity } = one
      const known = silent.has(identity)
      const calls = corrections(sfu, room, one, desired.get(identity), known ? () => {} : corrected)
      if (calls.length === 0) return
      const answered = Promise.all(calls).then(
        () => void silent.delete(identity),
        (error: unknown) => {
          silent.add(identity)
          if (!known) throw error
        },
      )
      return known ? undefined : answered
    }),
  )
}

function corrections(
  sfu: Sfu,
  room: string,
  one: SfuParticipant,
  right: Right | undefined,
  corrected: Counted['corrected'],
): Promise<unknown>[] {
  if (right?.room !== room || one.tracks.some(soundAsPicture)) {
    corrected('removed')
    return [sfu.remove(room, one.identity)]
  }
  const grant = grantOf(right)
  const permit = samePermission(one.permission, grant) ? [] : [sfu.permit(room, one.identity, grant)]
  if (permit.length > 0) corrected('permission')
  if (right.maySpeak) return permit
  const open = one.tracks.filter((track) => track.source === TrackSource.MICROPHONE && !track.muted)
  open.forEach(() => corrected('muted'))
  return [...permit, ...open.map((track) => sfu.mute(room, one.identity, track.sid))]
}

/** The gate lets no such track through; if it did, it would show here. */
function soundAsPicture(track: TrackInfo): boolean {
  const sound = track.type === TrackType.AUDIO || /^audio\//i.test(track.mimeType)
  return sound && track.source !== TrackSource.MICROPHONE
}

const lessFirst = (one: Right, other: Right) => Number(one.mayPublishMicrophone) - Number(other.mayPublishMicrophone)
