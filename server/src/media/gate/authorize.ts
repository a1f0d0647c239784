// Who sends a request and what she may do, read anew from the sign-in and the state. It must not remember anything.
import type { IncomingMessage } from 'node:http'
import type { Right } from '@circle/shared/gathering/rights.types'
import type { GatheringState, ParticipantId } from '@circle/shared/gathering/state'
import { rights } from '@circle/shared/gathering/rights'
import type { Sessions } from '../../auth/sessions.port.ts'
import type { LiveGatherings } from '../../gatherings/live.port.ts'
import type { Wanted } from './paths.ts'

/** `seq`: of the state that gave the right. */
export type Authorized = { gathering: string; who: ParticipantId; session: string; right: Right; seq: number }

/** What she may do under this media join; null when the join is not hers, or not any more. */
export function rightOfJoin(state: GatheringState | null, who: ParticipantId, mediaId: string): Right | null {
  if (!state || state.phase === 'ended') return null
  const right = rights(state)[who]
  return right && right.mediaId === mediaId ? right : null
}

/** Null: not signed in, not enrolled in the circle, not admitted, or not her media join. Rejects when the database is away. */
export async function authorize(
  request: IncomingMessage,
  wanted: Wanted,
  from: { sessions: Sessions; live: LiveGatherings },
): Promise<Authorized | null> {
  const [signedIn, state] = await Promise.all([from.sessions.of(request), from.live.read(wanted.gathering)])
  if (!signedIn || !state) return null
  const who = await from.live.participantOf(signedIn.account, wanted.gathering)
  const right = who && rightOfJoin(state, who, wanted.mediaId)
  return right ? { gathering: wanted.gathering, who, session: signedIn.session, right, seq: state.seq } : null
}
