// The rules of beginning a round and of changing the mode.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { firstInRing, unfinishedRound } from '../order.ts'
import { seatOf } from '../people.ts'
import { limits } from '../state.ts'
import { fitsIn, tidy } from '../text.ts'
import { emit, type Draft, type Rules } from './draft.ts'
import { endTurn, hold, offer, resultWhenTaken } from './turn.ts'

type RoundCommands = Extract<CommandType, 'round.begin' | 'mode.set'>

const steering = { by: 'facilitator', early: false, rest: false } as const

export const roundRules: Rules<RoundCommands> = {
  'round.begin': { ...steering, act: beginRound },
  'mode.set': { ...steering, act: setMode },
}

function beginRound(draft: Draft, command: CommandOf<'round.begin'>): RefusalCode | void {
  const { state } = draft
  const prompt = tidy(command.prompt)
  const anew = command.anew === true
  if (state.kind === 'one-to-one') return 'wrong-mode'
  if (state.piece.at === 'note') return 'note-lies'
  if (!anew && unfinishedRound(state) !== null) return 'round-running'
  if (!anew && state.piece.at !== 'centre') return state.mode === 'round' ? 'round-running' : 'wrong-mode'
  if (!fitsIn(prompt, limits.prompt)) return 'text-too-long'
  const first = firstInRing(state)
  if (first === null) return 'nobody-to-offer'
  endTurn(draft, null)
  emit(draft, { type: 'round.begun', number: draft.state.roundsBegun + 1, prompt })
  offer(draft, first, 'ring', [])
  // She who begins needs no asking: the facilitator, or whoever pressed the button herself.
  if (first === draft.who || seatOf(draft.state, first)?.role === 'facilitator') hold(draft, first)
}

function setMode(draft: Draft, { mode, now }: CommandOf<'mode.set'>): RefusalCode | void {
  const { state } = draft
  if (state.kind === 'one-to-one') return 'wrong-mode'
  const held = state.piece.at === 'held'
  if (held && now !== true) {
    if (mode === (state.modeNext ?? state.mode)) return 'already-so'
    emit(draft, { type: 'mode.planned', mode: mode === state.mode ? null : mode })
    return
  }
  if (mode === state.mode && state.modeNext === null) return 'already-so'
  endTurn(draft, held ? resultWhenTaken(state) : null)
  emit(draft, { type: 'mode.set', mode })
}
