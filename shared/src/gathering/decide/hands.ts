// The rules of raised hands in open talk and teaching. A round has no hands: the turn comes to everybody.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { pieceWith } from '../order.ts'
import { isGuiding, seatOf } from '../people.ts'
import { emit, type Draft, type Rules } from './draft.ts'

type HandCommands = Extract<CommandType, `hand.${string}`>

export const handRules: Rules<HandCommands> = {
  'hand.raise': { by: 'seated', early: false, rest: true, act: raise },
  'hand.lower': { by: 'seated', early: false, rest: true, act: lower },
}

function raise(draft: Draft): RefusalCode | void {
  const { state, who } = draft
  if (state.mode === 'round') return 'no-hands-in-round'
  if (state.mode === 'together') return 'wrong-mode'
  if (seatOf(state, who)?.attendance === 'listening') return 'not-sharing'
  if (!state.order.includes(who)) return 'not-in-order'
  if (pieceWith(state) === who || state.hands.some((hand) => hand.who === who)) return 'already-so'
  emit(draft, { type: 'hand.raised', who })
}

/** Her own, or as facilitator anybody's. */
function lower(draft: Draft, command: CommandOf<'hand.lower'>): RefusalCode | void {
  const who = command.who ?? draft.who
  if (who !== draft.who && !isGuiding(seatOf(draft.state, draft.who))) return 'facilitator-only'
  if (!draft.state.hands.some((hand) => hand.who === who)) return 'already-so'
  emit(draft, { type: 'hand.lowered', who })
}
