// What a state shows to those who may not know more, looked at in a random walk: twins, secrets, and the answers at the door.
// Nothing here changes the state or goes a step. For tests only.
import { decide } from '../src/gathering/decide.ts'
import { leaks, onlookers, renamed, twins } from './invariants/twins.ts'
import type { GatheringState, Role } from '../src/gathering/state.ts'
import type { BowlModel } from './bowl-model.ts'
import type { Dice } from './dice.ts'
import { secretsSeen } from './secrets.ts'

/** What the walk has besides the state. */
export interface Looking {
  dice: Dice
  bowl: BowlModel
  people: string[]
  roleOf: (who: string) => Role
  now: number
}

/** One twin and two who look at it, chosen by the dice: over all walks every pair comes up thousands of times. */
export function looked(state: GatheringState, walk: Looking): string[] {
  const { dice } = walk
  const choose = dice.choose
  const looking = [choose(onlookers(state)), choose(state.seatOrder)].filter((who) => who !== null)
  const twin = choose(twins(state, choose))
  return [
    ...(dice.chance(0.2) ? answered(state, walk) : []),
    ...(twin === null ? [] : leaks(state, twin, looking)),
    ...looking.flatMap((who) => secretsSeen(state, who)),
  ]
}

/** Whoever is not let in is answered alike under any name, whoever is inside. */
function answered(state: GatheringState, { dice, bowl, people, roleOf, now }: Looking): string[] {
  const outside = people.filter(
    (who) => state.seats[who] === undefined && roleOf(who) === 'member' && !state.waiting[who]?.admitted,
  )
  const who = dice.choose(outside)
  const inside = dice.choose(state.seatOrder)
  if (who === null || inside === null || state.phase === 'ended') return []
  const command = { type: 'door.knock', name: state.seats[inside]!.name, attendance: 'sharing' } as const
  const context = {
    actor: { kind: 'person', who, role: 'member', letInBefore: true },
    now,
    random: 0.5,
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
