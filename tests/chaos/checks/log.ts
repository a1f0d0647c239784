// What happened in a gathering read again from its beginning, one command after the other, with every invariant at each of
// them. It knows nothing of those who asked, but what they have asked under which id.
import { isDeepStrictEqual } from 'node:util'
import type { Command } from '@circle/shared/gathering/commands'
import type { Actor } from '@circle/shared/gathering/decide'
import { evolve } from '@circle/shared/gathering/evolve'
import { type Step, stateInvariants, stepInvariants } from '@circle/shared/testing/invariants'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { GatheringRecord, KeptCommand } from '../record.ts'

/** Every state that was ever written, by the seq of its last event. */
export type States = ReadonlyMap<number, GatheringState>
export type CommandOfPerson = (by: string, id: string) => { command: Command; actor: Actor } | null

export function readAgain(record: GatheringRecord, asked: CommandOfPerson): { states: States; wrong: string[] } {
  const wrong: string[] = []
  const states = new Map<number, GatheringState>([[0, record.first]])
  if (record.strangers !== 0) wrong.push(`${record.strangers} rows of commands that no process told of`)
  let state = record.first
  for (const kept of record.commands) {
    if (kept.first !== state.seq + 1) wrong.push(`${nameOf(kept)} begins at ${kept.first}, after ${state.seq}`)
    const events = record.events.slice(state.seq, kept.last)
    const before = state
    for (const event of events) state = evolve(state, event)
    states.set(state.seq, state)
    if (!isDeepStrictEqual(kept.row, kept.answer))
      wrong.push(
        `${nameOf(kept)} has the row ${JSON.stringify(kept.row)} and was answered ${JSON.stringify(kept.answer)}`,
      )
    const of =
      kept.by === 'system' ? { command: kept.command, actor: { kind: 'system' } as const } : asked(kept.by, kept.id)
    if (of === null) {
      wrong.push(`${nameOf(kept)} took effect and nobody asked for it`)
      continue
    }
    const now = events.at(-1)?.at ?? 0
    const step: Step = { before, ...of, now, answer: { ok: true, events }, after: state }
    wrong.push(...brokenIn(step).map((words) => `${nameOf(kept)}, seq ${state.seq}: ${words}`))
  }
  if (state.seq !== record.events.length) wrong.push(`events from ${state.seq + 1} on belong to no command`)
  if (!isDeepStrictEqual(plain(state), plain(record.state)))
    wrong.push('the events fold to another state than the stored one')
  return { states, wrong }
}

const plain = (state: GatheringState): unknown => JSON.parse(JSON.stringify(state))
const nameOf = ({ by, id }: KeptCommand): string => `${by === 'system' ? '' : `${by} `}${id}`

/** That the same events give the same state is seen once, at their end. */
const steps = Object.entries(stepInvariants).filter(([name]) => !name.startsWith('4 '))

function brokenIn(step: Step): string[] {
  const ofStep = steps.flatMap(([name, check]) => {
    const words = check(step)
    return words === null ? [] : [`${name}: ${words}`]
  })
  return [...ofStep, ...brokenStates(step.after)]
}

export const brokenStates = (state: GatheringState): string[] =>
  Object.entries(stateInvariants).flatMap(([name, check]) => {
    const words = check(state)
    return words === null ? [] : [`${name}: ${words}`]
  })
