// The rights table once more, written as plainly as it stands in the design and sharing no code with rights.ts. For
// checks only.
import type { Rights } from '../../src/gathering/rights.types.ts'
import type { GatheringState, Seat } from '../../src/gathering/state.ts'

export function rightsTable(state: GatheringState): Rights {
  const all: Rights = {}
  if (state.phase === 'ended') return all
  for (const who of state.seatOrder) {
    const seat = state.seats[who]
    if (seat === undefined) continue
    const listening = seat.attendance === 'listening'
    const closed = listening || state.phase === 'before'
    const { prepare, speak } = closed ? { prepare: false, speak: false } : microphone(state, who, seat)
    all[who] = {
      mediaId: seat.mediaId,
      prepare,
      speak: speak && !seat.hushed,
      camera: !closed && !seat.cameraStopped,
      hidden: listening,
    }
  }
  return all
}

function microphone(state: GatheringState, who: string, seat: Seat): { prepare: boolean; speak: boolean } {
  const facilitator = seat.role !== 'member'
  const { piece } = state
  if (state.rest !== null || piece.at === 'note') return { prepare: facilitator, speak: facilitator }
  if (state.mode === 'together' || state.kind === 'one-to-one') return { prepare: true, speak: true }
  if (piece.at === 'centre') return { prepare: facilitator, speak: facilitator }
  const ready = seat.ready === piece.turn && nextByTheBook(state) === who
  if (piece.at === 'offered') return { prepare: facilitator || ready || piece.to === who, speak: facilitator }
  const holder = piece.by === who
  return { prepare: facilitator || ready || holder, speak: facilitator || (holder && piece.silentUntil === null) }
}

/**
 * "The first in the order after the cursor (wrapping) who is present, not done, not late, not passing ahead; then the
 * late."
 */
export function nextByTheBook(state: GatheringState): string | null {
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
