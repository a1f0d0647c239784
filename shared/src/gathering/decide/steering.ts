// What the facilitator does with the piece: go on, give, skip, take back. Giving never forces: it is an offer.
import type { RefusalCode } from '../../errors.ts'
import type { CommandType } from '../commands.ts'
import { staysAfterTurn } from '../bowl.ts'
import { firstHand, pieceWith, nextOf, runningRound } from '../order.ts'
import { isHere, seatOf } from '../people.ts'
import type { GatheringState, ParticipantId } from '../state.ts'
import type { Play, Rules } from './play.ts'
import { beginPlannedMode, endRound, endTurn, finishTurn, goOn, hold, lapseOffer, offer, takenFromHer } from './turn.ts'

type SteeringCommands = Extract<CommandType, `piece.${'go-on' | 'give' | 'skip' | 'take-back'}`>

const steering = { by: 'facilitator', early: false, rest: false } as const

export const steeringRules: Rules<SteeringCommands> = {
  'piece.go-on': {
    ...steering,
    act: (play, { turn }) => {
      const { piece, mode } = play.state
      if (piece.turn !== turn || pieceWith(play.state) !== null) return 'turn-moved-on'
      if (piece.at === 'note') return 'note-lies'
      switch (mode) {
        case 'round':
          return goOnInRound(play)
        case 'open':
        case 'teaching':
          return goOnWithHands(play)
        case 'together':
          return 'wrong-mode'
        default:
          return mode satisfies never
      }
    },
  },
  'piece.give': {
    ...steering,
    act: (play, { turn, to }) => {
      if (play.state.piece.turn !== turn) return 'turn-moved-on'
      if (play.state.piece.at === 'note') return 'note-lies'
      const refused = mayReceive(play.state, to)
      if (refused !== null) return refused
      give(play, to)
    },
  },
  'piece.skip': {
    ...steering,
    act: (play, { turn }) => {
      const { piece } = play.state
      if (piece.turn !== turn || piece.at === 'centre') return 'turn-moved-on'
      if (piece.at === 'note') return 'note-lies'
      if (piece.at === 'offered') return lapseOffer(play)
      finishTurn(play)
      goOn(play)
    },
  },
  'piece.take-back': {
    ...steering,
    act: (play, { turn }) => {
      const { piece } = play.state
      if (piece.turn !== turn || piece.at === 'centre') return 'turn-moved-on'
      if (piece.at === 'note') return 'note-lies'
      if (piece.at === 'offered') return endTurn(play, null) // she is owed as before
      if (piece.by === play.who) return 'already-so'
      endTurn(play, takenFromHer(play.state))
      // One who stepped out of the order cannot hold in a round; the centre lets her speak as well.
      const holds =
        !beginPlannedMode(play) &&
        !staysAfterTurn(play.state) &&
        (play.state.mode !== 'round' || play.state.order.includes(play.who))
      if (holds) hold(play, play.who, { counts: false })
    },
  },
}

function goOnInRound(play: Play): RefusalCode | void {
  if (runningRound(play.state) === null) return 'no-round'
  if (nextOf(play.state) === null) endRound(play)
  else goOn(play)
}

function goOnWithHands(play: Play): RefusalCode | void {
  const hand = firstHand(play.state)
  if (hand === null) return 'nobody-to-offer'
  offer(play, hand, play.state.mode === 'open' ? 'ring' : 'hand', [])
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
function give(play: Play, to: ParticipantId): void {
  if (pieceWith(play.state) !== null) endTurn(play, takenFromHer(play.state))
  beginPlannedMode(play)
  const { mode, round } = play.state
  if (mode === 'together' || (mode === 'round' && round === null)) return
  offer(play, to, 'hand', [])
}
