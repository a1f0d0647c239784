// What the women themselves do with the piece: take, keep silence, speak, write, pass, be ready, pass ahead.
import type { CommandType } from '../commands.ts'
import { pieceWith, nextOf, unfinishedRound } from '../order.ts'
import { isGuiding, seatOf } from '../people.ts'
import { lengths, limits } from '../state.ts'
import { oneForm } from '../one-form.ts'
import { fits } from '../text.ts'
import { tell, type Play, type Rules } from './play.ts'
import { endTurn, finishTurn, goOn, hold } from './turn.ts'

type PieceCommands = Extract<
  CommandType,
  `piece.${'take' | 'silence' | 'speak' | 'pass' | 'ready' | 'ahead' | 'write' | 'minute'}`
>

const herOwn = { by: 'seated', early: false, rest: false } as const
const alsoResting = { by: 'seated', early: false, rest: true } as const

export const pieceRules: Rules<PieceCommands> = {
  'piece.take': { ...herOwn, act: (play, { turn }) => take(play, turn, false) },
  'piece.silence': { ...herOwn, act: (play, { turn }) => take(play, turn, true) },
  'piece.speak': {
    ...herOwn,
    act: (play, { turn }) => {
      const { piece, turnLength } = play.state
      if (piece.turn !== turn) return 'turn-moved-on'
      if (piece.at !== 'held' || piece.by !== play.who) return 'not-your-turn'
      if (piece.silentUntil === null) return 'already-so'
      tell(play, { type: 'piece.spoken', softUntil: play.now + turnLength })
    },
  },
  'piece.pass': { ...herOwn, act: (play, { turn }) => pass(play, turn) },
  'piece.write': {
    ...herOwn,
    act: (play, command) => {
      const { piece } = play.state
      if (piece.turn !== command.turn) return 'turn-moved-on'
      if (piece.at !== 'held' || piece.by !== play.who) return 'not-your-turn'
      if (piece.written.length >= limits.texts) return 'already-written'
      const text = oneForm(command.text)
      if (text === '') return 'text-empty'
      if (!fits(text, limits.written)) return 'text-too-long'
      tell(play, { type: 'piece.written', text })
    },
  },
  'piece.minute': {
    ...herOwn,
    act: (play, { turn }) => {
      const { piece } = play.state
      if (piece.turn !== turn || piece.at !== 'held') return 'turn-moved-on'
      if (piece.by !== play.who && !isGuiding(seatOf(play.state, play.who))) return 'not-your-turn'
      if (piece.silentUntil !== null) return 'wrong-mode'
      tell(play, { type: 'piece.lengthened', softUntil: Math.max(play.now, piece.softUntil) + lengths.oneMore })
    },
  },
  'piece.ready': {
    ...alsoResting,
    act: (play, { turn, ready }) => {
      const { state, who } = play
      if (state.piece.turn !== turn) return 'turn-moved-on'
      if (pieceWith(state) === null || pieceWith(state) === who || nextOf(state) !== who) return 'not-next'
      if ((seatOf(state, who)?.ready === turn) === ready) return 'already-so'
      tell(play, { type: 'piece.readied', who, ready })
    },
  },
  'piece.ahead': { ...alsoResting, act: (play, { round, ahead }) => passAhead(play, round, ahead) },
}

/** Counts as long as the lapse is not committed: the instant itself is not looked at. */
function take(play: Play, turn: number, silent: boolean) {
  const { piece } = play.state
  if (piece.turn !== turn || piece.at !== 'offered') return 'offer-moved-on'
  if (piece.to !== play.who) return 'not-your-turn'
  hold(play, play.who, { silent })
}

function pass(play: Play, turn: number) {
  const { piece } = play.state
  if (piece.turn !== turn || piece.at === 'centre') return 'turn-moved-on'
  if (pieceWith(play.state) !== play.who) return 'not-your-turn'
  if (piece.at === 'held') finishTurn(play)
  else {
    endTurn(play, 'passed')
    lowerHand(play)
  }
  goOn(play)
}

/** Passing an offer answers her hand; a woman who shared just once has lost it already. */
function lowerHand(play: Play): void {
  if (play.state.hands.some((hand) => hand.who === play.who)) tell(play, { type: 'hand.lowered', who: play.who })
}

function passAhead(play: Play, number: number, ahead: boolean) {
  const { state, who } = play
  const round = unfinishedRound(state)
  const seat = seatOf(state, who)
  if (round === null || round.number !== number) return 'no-round'
  if (!state.order.includes(who)) return 'not-in-order'
  if (ahead && state.piece.at === 'offered' && state.piece.to === who) {
    return state.rest === null ? pass(play, state.piece.turn) : 'resting'
  }
  if (round.done.includes(who)) return ahead ? 'already-so' : 'turn-moved-on'
  if (pieceWith(state) === who) return 'not-next'
  if (seat?.passingAhead === ahead) return 'already-so'
  tell(play, { type: 'piece.passed-ahead', who, ahead })
}
