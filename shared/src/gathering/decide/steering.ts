// What those who guide do with the piece: go on, give, skip, take back. Giving never forces: it is an offer.
import type { RefusalCode } from '../../errors.ts'
import type { CommandType } from '../commands.ts'
import { isCentreReserved } from '../bowl.ts'
import { firstHand, pieceWith, nextOf, runningRound } from '../order.ts'
import { isHere, seatOf } from '../people.ts'
import type { GatheringState, ParticipantId } from '../state.ts'
import type { Draft, Rules } from './draft.ts'
import {
  beginPlannedMode,
  endRound,
  endTurn,
  finishTurn,
  goOn,
  hold,
  lapseOffer,
  offer,
  resultWhenTaken,
} from './turn.ts'

type SteeringCommands = Extract<CommandType, `piece.${'go-on' | 'give' | 'skip' | 'take-back'}`>

const steering = { by: 'facilitator', early: false, rest: false } as const

export const steeringRules: Rules<SteeringCommands> = {
  'piece.go-on': {
    ...steering,
    act: (draft, { turn }) => {
      const { piece, mode } = draft.state
      if (piece.turn !== turn || pieceWith(draft.state) !== null) return 'turn-moved-on'
      if (piece.at === 'note') return 'note-lies'
      switch (mode) {
        case 'round':
          return goOnInRound(draft)
        case 'open':
        case 'teaching':
          return goOnWithHands(draft)
        case 'together':
          return 'wrong-mode'
        default:
          return mode satisfies never
      }
    },
  },
  'piece.give': {
    ...steering,
    act: (draft, { turn, to }) => {
      if (draft.state.piece.turn !== turn) return 'turn-moved-on'
      if (draft.state.piece.at === 'note') return 'note-lies'
      const refused = mayReceive(draft.state, to)
      if (refused !== null) return refused
      give(draft, to)
    },
  },
  'piece.skip': {
    ...steering,
    act: (draft, { turn }) => {
      const { piece } = draft.state
      if (piece.turn !== turn || piece.at === 'centre') return 'turn-moved-on'
      if (piece.at === 'note') return 'note-lies'
      if (piece.at === 'offered') return lapseOffer(draft)
      finishTurn(draft)
      goOn(draft)
    },
  },
  'piece.take-back': {
    ...steering,
    act: (draft, { turn }) => {
      const { piece } = draft.state
      if (piece.turn !== turn || piece.at === 'centre') return 'turn-moved-on'
      if (piece.at === 'note') return 'note-lies'
      if (piece.at === 'offered') return endTurn(draft, null) // she is owed as before
      if (piece.by === draft.who) return 'already-so'
      endTurn(draft, resultWhenTaken(draft.state))
      // One who stepped out of the order cannot hold in a round; the centre lets her speak as well.
      const holds =
        !beginPlannedMode(draft) &&
        !isCentreReserved(draft.state) &&
        (draft.state.mode !== 'round' || draft.state.order.includes(draft.who))
      if (holds) hold(draft, draft.who, { counts: false })
    },
  },
}

function goOnInRound(draft: Draft): RefusalCode | void {
  if (runningRound(draft.state) === null) return 'no-round'
  if (nextOf(draft.state) === null) endRound(draft)
  else goOn(draft)
}

function goOnWithHands(draft: Draft): RefusalCode | void {
  const hand = firstHand(draft.state)
  if (hand === null) return 'nobody-to-offer'
  offer(draft, hand, draft.state.mode === 'open' ? 'ring' : 'hand', [])
}

function mayReceive(state: GatheringState, to: ParticipantId): RefusalCode | null {
  const seat = seatOf(state, to)
  if (state.mode === 'together') return 'wrong-mode'
  if (state.mode === 'round' && state.round === null) return 'no-round'
  if (seat === null || !isHere(seat)) return 'not-here'
  if (seat.attendance === 'listening') return 'not-sharing'
  if (!state.order.includes(to)) return 'not-in-order'
  return pieceWith(state) === to ? 'already-so' : null
}

/** From the holder or the offered: it comes to her once more at the end. A planned way of speaking begins first. */
function give(draft: Draft, to: ParticipantId): void {
  if (pieceWith(draft.state) !== null) endTurn(draft, resultWhenTaken(draft.state))
  beginPlannedMode(draft)
  const { mode, round } = draft.state
  if (mode === 'together' || (mode === 'round' && round === null)) return
  offer(draft, to, 'hand', [])
}
