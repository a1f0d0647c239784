// Whose connection may drop or come back next in a random walk. It only chooses: the walk takes the step. For tests only.
import type { GatheringState } from '../src/gathering/state.ts'
import type { SeededRandom } from './seeded-random.ts'

/** `who` may drop, `back` may return; `holder` has the piece, or is offered it. */
export function choosePresenceChange(
  state: GatheringState,
  random: SeededRandom,
  people: string[],
): Record<'who' | 'back' | 'holder', string | null> {
  const { seats, waiting } = state
  const present = people.filter((who) => (seats[who] ?? waiting[who])?.presence.is === 'here')
  const lost = people.filter((who) => (seats[who] ?? waiting[who])?.presence.is === 'dropped')
  const holder = state.piece.at === 'held' ? state.piece.by : state.piece.at === 'offered' ? state.piece.to : null
  const atTheDoor = random.choose(state.waitingOrder)
  const guide =
    (state.bowl?.toLay ?? null) === null
      ? null
      : (people.find((one) => seats[one]?.role !== 'member' && seats[one]?.presence.is === 'here') ?? null)
  const who =
    guide !== null && random.chance(0.5)
      ? guide
      : random.chance(0.45) && holder !== null
        ? holder
        : random.chance(0.25)
          ? 'F'
          : random.chance(0.3) && atTheDoor !== null
            ? atTheDoor
            : random.choose(present)
  const letIn = state.waitingOrder.find((one) => waiting[one]?.admitted && lost.includes(one)) ?? null
  const back = letIn !== null && random.chance(0.5) ? letIn : random.choose(lost)
  return { who, back, holder }
}
