// The rights table once more, written as plainly as it stands in the design and sharing no code with rights.ts. For
// checks only.
import type { Rights } from '../../src/gathering/rights.types.ts'
import type { GatheringState, Seat } from '../../src/gathering/state.ts'

export function expectedRights(state: GatheringState): Rights {
  const all: Rights = {}
  if (state.phase === 'ended') return all
  for (const who of state.seatOrder) {
    const seat = state.seats[who]
    if (seat === undefined) continue
    const listening = seat.attendance === 'listening'
    const closed = listening || state.phase === 'before'
    const { mayPublishMicrophone, maySpeak } = closed
      ? { mayPublishMicrophone: false, maySpeak: false }
      : microphone(state, who, seat)
    all[who] = {
      room: state.id,
      mediaId: seat.mediaId,
      mayPublishMicrophone,
      maySpeak: maySpeak && !seat.hushed,
      mayPublishCamera: !closed && !seat.cameraStopped,
      hidden: listening,
    }
  }
  return all
}

function microphone(
  state: GatheringState,
  who: string,
  seat: Seat,
): { mayPublishMicrophone: boolean; maySpeak: boolean } {
  const facilitator = seat.role !== 'member'
  const { piece } = state
  if (state.rest !== null || piece.at === 'note') return { mayPublishMicrophone: facilitator, maySpeak: facilitator }
  if (state.mode === 'together' || state.kind === 'one-to-one') return { mayPublishMicrophone: true, maySpeak: true }
  if (piece.at === 'centre') return { mayPublishMicrophone: facilitator, maySpeak: facilitator }
  const ready = seat.ready === piece.turn && expectedNext(state) === who
  if (piece.at === 'offered')
    return { mayPublishMicrophone: facilitator || ready || piece.to === who, maySpeak: facilitator }
  const holder = piece.by === who
  return {
    mayPublishMicrophone: facilitator || ready || holder,
    maySpeak: facilitator || (holder && piece.silentUntil === null),
  }
}

/**
 * "The first in the order after the cursor (wrapping) who is present, not done, not late, not passing ahead; then the
 * late."
 */
export function expectedNext(state: GatheringState): string | null {
  const { piece, round, order, mode } = state
  if (state.phase !== 'open' || state.modeNext !== null) return null
  const has = piece.at === 'offered' ? piece.to : piece.at === 'held' ? piece.by : null
  const present = (who: string) => state.seats[who]?.presence.is === 'here'
  if (mode === 'open') {
    for (const hand of state.hands) if (hand.who !== has && present(hand.who)) return hand.who
  }
  if (mode !== 'round' || round === null || round.over) return null
  const notHers = piece.at === 'held' && !piece.counts
  const may = (who: string) => present(who) && !state.seats[who]?.passingAhead && (notHers || who !== has)
  for (let step = 1; step <= order.length; step++) {
    const who = order[(order.indexOf(round.cursor ?? '') + step) % order.length] ?? ''
    if (may(who) && !round.done.includes(who) && !round.late.includes(who)) return who
  }
  for (const who of round.late) if (may(who)) return who
  return null
}
