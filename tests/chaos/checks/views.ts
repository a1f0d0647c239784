// What was seen, beside what the state of that moment gives: every view that was kept, the last ones when all is
// quiet, and those of women who were removed. Nothing more may be in a view, and nothing less.
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { leaks, viewers, variantsOf } from '@circle/shared/testing/invariants/variants'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { SeededRandom } from '@circle/shared/testing/seeded-random'
import { visibleSecrets } from '@circle/shared/testing/secrets'
import { view } from '@circle/shared/gathering/view'
import type { Woman } from '../woman.ts'
import type { States } from './log.ts'

/** Each is that of a state, and they follow one another as the states did: a view bears no number. */
export function keptViewsAgree(states: States, women: readonly Woman[]): string[] {
  const all = [...states.values()]
  return women.flatMap((woman) => {
    let from = 0
    return woman.kept.flatMap((seen) => {
      const at = foundIn(all.slice(from), woman.who, seen)
      if (at < 0) return [`${woman.label} saw what no state gives her, or gave her before: ${JSON.stringify(seen)}`]
      from += at
      return []
    })
  })
}

/** The first of the states that gives her this view, or -1. */
function foundIn(states: readonly GatheringState[], who: string, seen: RoomView): number {
  const text = JSON.stringify(seen)
  return states.findIndex((state) => state.piece.turn === seen.piece.turn && JSON.stringify(view(state, who)) === text)
}

/** Null: her last view is what the state gives her. */
export function lastViewDiffers(state: GatheringState, woman: Woman): string | null {
  const [seen, hers] = [woman.view, view(state, woman.who)].map((one) => JSON.stringify(one))
  return seen === hers ? null : `${woman.label} sees ${seen}\n  and not ${hers}`
}

/** Whoever was removed has seen nothing of the room since. */
export function removedSeeNothing(
  states: States,
  events: readonly GatheringEvent[],
  women: readonly Woman[],
): string[] {
  return events.flatMap((event, place) => {
    const removed = event.type === 'door.removed' || (event.type === 'seat.left' && event.how === 'removed')
    const woman = removed && 'who' in event ? women.find(({ who }) => who === event.who) : undefined
    if (woman === undefined || woman.lastOfRoom === null) return []
    const before = [...states.values()].filter(({ seq }) => seq <= place)
    return foundIn(before, woman.who, woman.lastOfRoom) < 0
      ? [`${woman.label} was removed at ${place + 1} and saw the room afterwards`]
      : []
  })
}

/** One twin and two who look at it. */
export function lookedAt(state: GatheringState, dice: SeededRandom): string[] {
  const { choose } = dice
  const looking = [choose(viewers(state)), choose(state.seatOrder)].filter((who) => who !== null)
  const twin = choose(variantsOf(state, choose))
  return [
    ...(twin === null ? [] : leaks(state, twin, looking)),
    ...looking.flatMap((who) => visibleSecrets(state, who)),
  ]
}
