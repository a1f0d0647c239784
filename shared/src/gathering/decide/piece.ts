// What a participant does with the piece: take, keep silence, speak, write, pass, be ready, pass ahead.
import type { CommandType } from '../commands.ts'
import { pieceWith, nextOf, unfinishedRound } from '../order.ts'
import { isGuiding, seatOf } from '../people.ts'
import { durations, limits } from '../state.ts'
import { normalizeText } from '../normalize-text.ts'
import { fitsIn } from '../text.ts'
import { emit, type Draft, type Rules } from './draft.ts'
import { endTurn, finishTurn, goOn, hold } from './turn.ts'

type PieceCommands = Extract<
  CommandType,
  `piece.${'take' | 'silence' | 'speak' | 'pass' | 'ready' | 'ahead' | 'write' | 'minute'}`
>

const herOwn = { by: 'seated', early: false, rest: false } as const
const alsoResting = { by: 'seated', early: false, rest: true } as const

export const pieceRules: Rules<PieceCommands> = {
  'piece.take': { ...herOwn, act: (draft, { turn }) => take(draft, turn, false) },
  'piece.silence': { ...herOwn, act: (draft, { turn }) => take(draft, turn, true) },
  'piece.speak': {
    ...herOwn,
    act: (draft, { turn }) => {
      const { piece, turnLength } = draft.state
      if (piece.turn !== turn) return 'turn-moved-on'
      if (piece.at !== 'held' || piece.by !== draft.who) return 'not-your-turn'
      if (piece.silentUntil === null) return 'already-so'
      emit(draft, { type: 'piece.spoken', softUntil: draft.now + turnLength })
    },
  },
  'piece.pass': { ...herOwn, act: (draft, { turn }) => pass(draft, turn) },
  'piece.write': {
    ...herOwn,
    act: (draft, command) => {
      const { piece } = draft.state
      if (piece.turn !== command.turn) return 'turn-moved-on'
      if (piece.at !== 'held' || piece.by !== draft.who) return 'not-your-turn'
      if (piece.written.length >= limits.texts) return 'already-written'
      const text = normalizeText(command.text)
      if (text === '') return 'text-empty'
      if (!fitsIn(text, limits.written)) return 'text-too-long'
      emit(draft, { type: 'piece.written', text })
    },
  },
  'piece.minute': {
    ...herOwn,
    act: (draft, { turn }) => {
      const { piece } = draft.state
      if (piece.turn !== turn || piece.at !== 'held') return 'turn-moved-on'
      if (piece.by !== draft.who && !isGuiding(seatOf(draft.state, draft.who))) return 'not-your-turn'
      if (piece.silentUntil !== null) return 'wrong-mode'
      emit(draft, { type: 'piece.lengthened', softUntil: Math.max(draft.now, piece.softUntil) + durations.oneMore })
    },
  },
  'piece.ready': {
    ...alsoResting,
    act: (draft, { turn, ready }) => {
      const { state, who } = draft
      if (state.piece.turn !== turn) return 'turn-moved-on'
      if (pieceWith(state) === null || pieceWith(state) === who || nextOf(state) !== who) return 'not-next'
      if ((seatOf(state, who)?.ready === turn) === ready) return 'already-so'
      emit(draft, { type: 'piece.readied', who, ready })
    },
  },
  'piece.ahead': { ...alsoResting, act: (draft, { round, ahead }) => passAhead(draft, round, ahead) },
}

/** Counts as long as the lapse is not committed: the instant itself is not looked at. */
function take(draft: Draft, turn: number, silent: boolean) {
  const { piece } = draft.state
  if (piece.turn !== turn || piece.at !== 'offered') return 'offer-moved-on'
  if (piece.to !== draft.who) return 'not-your-turn'
  hold(draft, draft.who, { silent })
}

function pass(draft: Draft, turn: number) {
  const { piece } = draft.state
  if (piece.turn !== turn || piece.at === 'centre') return 'turn-moved-on'
  if (pieceWith(draft.state) !== draft.who) return 'not-your-turn'
  if (piece.at === 'held') finishTurn(draft)
  else {
    endTurn(draft, 'passed')
    lowerHand(draft)
  }
  goOn(draft)
}

/** Passing an offer answers her hand; a woman who shared just once has lost it already. */
function lowerHand(draft: Draft): void {
  if (draft.state.hands.some((hand) => hand.who === draft.who)) emit(draft, { type: 'hand.lowered', who: draft.who })
}

function passAhead(draft: Draft, number: number, ahead: boolean) {
  const { state, who } = draft
  const round = unfinishedRound(state)
  const seat = seatOf(state, who)
  if (round === null || round.number !== number) return 'no-round'
  if (!state.order.includes(who)) return 'not-in-order'
  if (ahead && state.piece.at === 'offered' && state.piece.to === who) {
    return state.rest === null ? pass(draft, state.piece.turn) : 'resting'
  }
  if (round.done.includes(who)) return ahead ? 'already-so' : 'turn-moved-on'
  if (pieceWith(state) === who) return 'not-next'
  if (seat?.passingAhead === ahead) return 'already-so'
  emit(draft, { type: 'piece.passed-ahead', who, ahead })
}
