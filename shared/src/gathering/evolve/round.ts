// How rounds and modes change the state. Decides nothing.
import type { EventOf, EventType, Evolvers } from '../events.ts'
import { unfinishedRound } from '../order.ts'
import { seatOf } from '../people.ts'
import type { GatheringState, ParticipantId, Round, Seat } from '../state.ts'

type RoundEvents = Extract<EventType, `round.${string}` | `mode.${string}`>

export const roundEvolvers = {
  'round.begun': begun,
  'round.ended': (state, event) => {
    if (state.round === null) return state
    return endPassingAhead({ ...state, round: { ...passOver(state.round, event.passedOver), over: true } })
  },
  'mode.set': (state, event) => ({
    ...state,
    mode: event.mode,
    modeNext: null,
    hands: event.mode === 'open' || event.mode === 'teaching' ? state.hands : [],
  }),
  'mode.planned': (state, event) => ({ ...state, modeNext: event.mode }),
} satisfies Evolvers<RoundEvents>

function begun(state: GatheringState, event: EventOf<'round.begun'>): GatheringState {
  const { number, prompt } = event
  const round: Round = { number, prompt, cursor: null, done: [], finished: [], late: [], lapsed: [], over: false }
  return endPassingAhead({ ...state, round, roundsBegun: number, mode: 'round', modeNext: null, hands: [] })
}

/** Those who passed ahead are reached: done. */
export function passOver(round: Round, people: readonly ParticipantId[]): Round {
  if (people.length === 0) return round
  return {
    ...round,
    done: [...round.done, ...people.filter((who) => !round.done.includes(who))],
    late: round.late.filter((who) => !people.includes(who)),
  }
}

/** Passing ahead ends with the round. Only those in the ring can have said it. */
function endPassingAhead(state: GatheringState): GatheringState {
  const ahead = state.order.filter((who) => seatOf(state, who)?.passingAhead)
  if (ahead.length === 0) return state
  const changed = ahead.map((who): [ParticipantId, Seat] => [
    who,
    { ...(state.seats[who] as Seat), passingAhead: false },
  ])
  return { ...state, seats: { ...state.seats, ...Object.fromEntries(changed) } }
}

/** What a hold or an offer leaves behind. Under another way of speaking the round is not touched. */
export function recordTurnResult(
  state: GatheringState,
  who: ParticipantId,
  result: EventOf<'piece.ended'>['result'],
): Round | null {
  const round = state.mode === 'round' ? unfinishedRound(state) : null
  if (round === null || result === null) return state.round
  const late = round.late.filter((one) => one !== who)
  const add = (list: readonly ParticipantId[]) => (list.includes(who) ? [...list] : [...list, who])
  switch (result) {
    case 'finished':
      return { ...round, late, done: add(round.done), finished: add(round.finished) }
    case 'passed':
      return { ...round, late, done: add(round.done) }
    case 'late':
      return { ...round, late: [...late, who], lapsed: add(round.lapsed) }
    default:
      return result satisfies never
  }
}

/** She has it now: neither late nor done any more, unless she already had a turn. */
export function clearTurnResult(round: Round, who: ParticipantId): Round {
  return {
    ...round,
    late: round.late.filter((one) => one !== who),
    done: round.finished.includes(who) ? round.done : round.done.filter((one) => one !== who),
  }
}
