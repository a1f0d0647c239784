// What was seen, beside what the state of that moment gives: every view that was kept, the last ones when all is
// quiet, and those of women who were removed. Nothing more may be in a view, and nothing less.
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { leaks, onlookers, twins } from '@circle/shared/gathering/invariants/twins'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { Dice } from '@circle/shared/gathering/testing/dice'
import { secretsSeen } from '@circle/shared/gathering/testing/secrets'
import { view } from '@circle/shared/gathering/view'
import type { Woman } from '../woman.ts'
import type { States } from './log.ts'

export function keptViewsAgree(states: States, women: readonly Woman[]): string[] {
  return women.flatMap((woman) => woman.kept.flatMap(({ seq, view: seen }) => {
    const state = states.get(seq)
    if (state === undefined) return [`${woman.label} saw seq ${seq}, which is no state`]
    return JSON.stringify(seen) === JSON.stringify(view(state, woman.who)) ? [] : [`${woman.label} saw at ${seq} another view than hers`]
  }))
}

/** Null: her last view is what the state gives her; a state that differs in its seq alone is not told. */
export function lastViewDiffers(state: GatheringState, woman: Woman): string | null {
  const [seen, hers] = [woman.view, view(state, woman.who)].map((one) => JSON.stringify(one && 'seq' in one ? { ...one, seq: 0 } : one))
  return seen === hers ? null : `${woman.label} sees ${seen}\n  and not ${hers}`
}

/** Whoever was removed has seen nothing of the room since. */
export function removedSeeNothing(events: readonly GatheringEvent[], women: readonly Woman[]): string[] {
  return events.flatMap((event, place) => {
    const removed = event.type === 'door.removed' || (event.type === 'seat.left' && event.how === 'removed')
    const woman = removed && 'who' in event ? women.find(({ who }) => who === event.who) : undefined
    return woman !== undefined && woman.sawUpTo > place ? [`${woman.label} was removed at ${place + 1} and saw the room at ${woman.sawUpTo}`] : []
  })
}

/** One twin and two who look at it. */
export function lookedAt(state: GatheringState, dice: Dice): string[] {
  const { choose } = dice
  const looking = [choose(onlookers(state)), choose(state.seatOrder)].filter((who) => who !== null)
  const twin = choose(twins(state, choose))
  return [...(twin === null ? [] : leaks(state, twin, looking)), ...looking.flatMap((who) => secretsSeen(state, who))]
}
