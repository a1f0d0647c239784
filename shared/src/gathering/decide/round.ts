// Beginning a round, and the way of speaking.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { firstOf, unfinishedRound } from '../order.ts'
import { seatOf } from '../people.ts'
import { limits } from '../state.ts'
import { fits, tidy } from '../text.ts'
import { tell, type Play, type Rules } from './play.ts'
import { endTurn, hold, offer, takenFromHer } from './turn.ts'

type RoundCommands = Extract<CommandType, 'round.begin' | 'mode.set'>

const steering = { by: 'facilitator', early: false, rest: false } as const

export const roundRules: Rules<RoundCommands> = {
  'round.begin': { ...steering, act: beginRound },
  'mode.set': { ...steering, act: setMode },
}

function beginRound(play: Play, command: CommandOf<'round.begin'>): RefusalCode | void {
  const { state } = play
  const prompt = tidy(command.prompt)
  const anew = command.anew === true
  if (state.kind === 'one-to-one') return 'wrong-mode'
  if (state.piece.at === 'note') return 'note-lies'
  if (!anew && unfinishedRound(state) !== null) return 'round-running'
  if (!anew && state.piece.at !== 'centre') return state.mode === 'round' ? 'round-running' : 'wrong-mode'
  if (!fits(prompt, limits.prompt)) return 'text-too-long'
  const first = firstOf(state)
  if (first === null) return 'nobody-to-offer'
  endTurn(play, null)
  tell(play, { type: 'round.begun', number: play.state.roundsBegun + 1, prompt })
  offer(play, first, 'ring', [])
  // She who begins needs no asking: the facilitator, or whoever pressed the button herself.
  if (first === play.who || seatOf(play.state, first)?.role === 'facilitator') hold(play, first)
}

function setMode(play: Play, { mode, now }: CommandOf<'mode.set'>): RefusalCode | void {
  const { state } = play
  if (state.kind === 'one-to-one') return 'wrong-mode'
  const held = state.piece.at === 'held'
  if (held && now !== true) {
    if (mode === (state.modeNext ?? state.mode)) return 'already-so'
    tell(play, { type: 'mode.planned', mode: mode === state.mode ? null : mode })
    return
  }
  if (mode === state.mode && state.modeNext === null) return 'already-so'
  endTurn(play, held ? takenFromHer(state) : null)
  tell(play, { type: 'mode.set', mode })
}
