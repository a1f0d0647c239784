// Whose connection may drop or come back next in a random walk. Chooses by the dice alone and goes no step. For tests only.
import type { GatheringState } from '../src/gathering/state.ts'
import type { Dice } from './dice.ts'

/** `who` may drop, `back` may return; `holder` has the piece, or is offered it. */
export function mayComeOrGo(
  state: GatheringState,
  dice: Dice,
  people: string[],
): Record<'who' | 'back' | 'holder', string | null> {
  const { seats, waiting } = state
  const present = people.filter((who) => (seats[who] ?? waiting[who])?.presence.is === 'here')
  const lost = people.filter((who) => (seats[who] ?? waiting[who])?.presence.is === 'dropped')
  const holder = state.piece.at === 'held' ? state.piece.by : state.piece.at === 'offered' ? state.piece.to : null
  const atTheDoor = dice.choose(state.waitingOrder)
  const guide =
    (state.bowl?.toLay ?? null) === null
      ? null
      : (people.find((one) => seats[one]?.role !== 'member' && seats[one]?.presence.is === 'here') ?? null)
  const who =
    guide !== null && dice.chance(0.5)
      ? guide
      : dice.chance(0.45) && holder !== null
        ? holder
        : dice.chance(0.25)
          ? 'F'
          : dice.chance(0.3) && atTheDoor !== null
            ? atTheDoor
            : dice.choose(present)
  const letIn = state.waitingOrder.find((one) => waiting[one]?.admitted && lost.includes(one)) ?? null
  const back = letIn !== null && dice.chance(0.5) ? letIn : dice.choose(lost)
  return { who, back, holder }
}
