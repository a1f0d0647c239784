// The one large button on the desk: what it does next, with the command it sends, or what is awaited. It sends nothing itself.
import { isCentreReserved } from '../bowl.ts'
import { firstHand, firstInRing, pieceWith, nextOf, unfinishedRound } from '../order.ts'
import { isHere, seatOf } from '../people.ts'
import type { GatheringState, ParticipantId } from '../state.ts'
import type { NextStep } from '../view.types.ts'

export function nextStep(state: GatheringState, you: ParticipantId): NextStep {
  const { piece, rest } = state
  const { turn } = piece
  if (state.phase === 'before') return { does: 'open' }
  if (rest !== null)
    return rest.kind === 'facilitator-away' ? { does: 'wait', for: 'facilitator' } : { does: 'end-rest' }
  if (piece.at === 'note') return { does: 'lift', turn, to: nextOf(state) }
  if (state.kind === 'one-to-one' || state.mode === 'together')
    return { does: 'wait', for: company(state, you) ? 'voices' : 'company' }
  switch (piece.at) {
    case 'offered':
      return piece.to === you ? { does: 'take', turn } : { does: 'wait', for: 'offered' }
    case 'held':
      return pieceWith(state) === you
        ? { does: 'pass-on', to: isCentreReserved(state) ? null : nextOf(state), turn }
        : { does: 'wait', for: 'holder' }
    case 'centre':
      return state.mode === 'round' ? fromTheCentre(state, you) : toAHand(state)
    default:
      return piece satisfies never
  }
}

/** Somebody else is inside and here. */
const company = (state: GatheringState, you: ParticipantId): boolean =>
  state.seatOrder.some((who) => who !== you && isHere(seatOf(state, who)))

function fromTheCentre(state: GatheringState, you: ParticipantId): NextStep {
  const { turn } = state.piece
  if (unfinishedRound(state) !== null) {
    const next = nextOf(state)
    return next === null ? { does: 'close-round', turn } : { does: 'offer', to: next, turn }
  }
  const first = firstInRing(state)
  if (first === null) return { does: 'wait', for: 'people' }
  return { does: 'begin-round', number: state.roundsBegun + 1, first, yourself: first === you }
}

function toAHand(state: GatheringState): NextStep {
  const hand = firstHand(state)
  return hand === null ? { does: 'wait', for: 'hands' } : { does: 'offer', to: hand, turn: state.piece.turn }
}
