// Who is at this page, and which of the screens outside a gathering she sees. Answers of the server change it. It draws
// nothing.
import type { Accepted, InvitationCard, Me } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'

export type Account =
  | { at: 'starting' }
  | { at: 'sign-in'; refused: RefusalCode | null }
  | { at: 'invitation'; token: string; card: InvitationCard; refused: RefusalCode | null }
  | { at: 'invitation-closed'; refused: RefusalCode | null } // null: the address was cut on its way
  | { at: 'words'; accepted: Accepted }
  | { at: 'home'; me: Me }
  | { at: 'visit'; me: Me; gathering: string }

/** The circle that her page shows: the one with the nearest gathering. A circle without a gathering comes last. */
export function circleShown({ circles }: Me) {
  const day = (one: Me['circles'][number]) =>
    one.gathering === null || one.gathering.phase === 'ended' ? Infinity : one.gathering.startsAt
  return [...circles].sort((a, b) => day(a) - day(b))[0] ?? null
}

/** Whether she guides the circle of this gathering. */
export const guidesGathering = ({ circles }: Me, gathering: string) =>
  circles.some((one) => one.gathering?.id === gathering && one.role !== 'member')
