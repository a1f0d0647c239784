// Looks for leaks in the states of a random walk: differing views of variants, secrets in a view, answers at the door.
// Nothing here changes the state or takes a step. For tests only.
import { decide } from '../src/gathering/decide.ts'
import { leaks, viewers, renamed, variantsOf } from './invariants/variants.ts'
import type { GatheringState, Role } from '../src/gathering/state.ts'
import type { BowlModel } from './bowl-model.ts'
import type { SeededRandom } from './seeded-random.ts'
import { visibleSecrets } from './secrets.ts'

/** What the walk has besides the state. */
export interface WalkContext {
  random: SeededRandom
  bowl: BowlModel
  people: string[]
  roleOf: (who: string) => Role
  now: number
}

/** One variant and two viewers, chosen at random: over all walks every pair comes up thousands of times. */
export function privacyViolations(state: GatheringState, walk: WalkContext): string[] {
  const { random } = walk
  const choose = random.choose
  const looking = [choose(viewers(state)), choose(state.seatOrder)].filter((who) => who !== null)
  const twin = choose(variantsOf(state, choose))
  return [
    ...(random.chance(0.2) ? answered(state, walk) : []),
    ...(twin === null ? [] : leaks(state, twin, looking)),
    ...looking.flatMap((who) => visibleSecrets(state, who)),
  ]
}

/** Whoever is not let in is answered alike under any name, whoever is inside. */
function answered(state: GatheringState, { random, bowl, people, roleOf, now }: WalkContext): string[] {
  const outside = people.filter(
    (who) => state.seats[who] === undefined && roleOf(who) === 'member' && !state.waiting[who]?.admitted,
  )
  const who = random.choose(outside)
  const inside = random.choose(state.seatOrder)
  if (who === null || inside === null || state.phase === 'ended') return []
  const command = { type: 'door.knock', name: state.seats[inside]!.name, attendance: 'sharing' } as const
  const context = {
    actor: { kind: 'person', who, role: 'member', letInBefore: true },
    now,
    fresh: 'fresh.',
    bowl: bowl.context(),
  } as const
  // What follows for others (a name is free by the renaming) is not hers to see.
  const [one, other] = [state, renamed(state)].map((each) => {
    const answer = decide(each, command, context)
    return JSON.stringify(answer.ok ? answer.events[0] : answer)
  })
  return one === other ? [] : [`${who} is answered ${one} for the name of ${inside}, and ${other} without it`]
}
