// The log of a gathering read again from its beginning, one command after the other, with every invariant at each of
// them. It knows nothing of those who asked, but what they have asked under which id.
import { isDeepStrictEqual } from 'node:util'
import type { Command } from '@circle/shared/gathering/commands'
import type { Actor } from '@circle/shared/gathering/decide'
import type { EventOf, EventType, GatheringEvent } from '@circle/shared/gathering/events'
import { evolve } from '@circle/shared/gathering/evolve'
import { type Step, stateInvariants, stepInvariants } from '@circle/shared/gathering/invariants'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { GatheringRecord, KeptCommand } from '../record.ts'

/** Every state that was ever written, by the seq of its last event. */
export type States = ReadonlyMap<number, GatheringState>
export type CommandOfPerson = (by: string, id: string) => { command: Command; actor: Actor } | null

export function readAgain(record: GatheringRecord, asked: CommandOfPerson): { states: States; wrong: string[] } {
  const wrong: string[] = []
  const states = new Map<number, GatheringState>([[0, record.first]])
  if (record.seqs.some((seq, place) => seq !== place + 1)) wrong.push(`the log has gaps: ${record.seqs.join()}`)
  let state = record.first
  for (const kept of record.commands) {
    if (kept.first !== state.seq + 1) wrong.push(`${nameOf(kept)} begins at ${kept.first}, after ${state.seq}`)
    const events = record.events.slice(state.seq, kept.last)
    const before = state
    for (const event of events) state = evolve(state, event)
    states.set(state.seq, state)
    const of = kept.by === 'system' ? { command: ofSystem(kept.id, events), actor: { kind: 'system' } as const } : asked(kept.by, kept.id)
    if (of === null) {
      wrong.push(`${nameOf(kept)} is in the log and nobody asked for it`)
      continue
    }
    const now = events.at(-1)?.at ?? 0
    const step: Step = { before, ...of, now, answer: { ok: true, events }, after: state }
    wrong.push(...brokenIn(step).map((words) => `${nameOf(kept)}, seq ${state.seq}: ${words}`))
  }
  if (state.seq !== record.events.length) wrong.push(`events from ${state.seq + 1} on belong to no command`)
  if (!isDeepStrictEqual(plain(state), plain(record.state))) wrong.push('the log folds to another state than the stored one')
  return { states, wrong }
}

const plain = (state: GatheringState): unknown => JSON.parse(JSON.stringify(state))
const nameOf = ({ by, id }: KeptCommand): string => `${by === 'system' ? '' : `${by} `}${id}`

/** That the same events give the same state is seen once, at the end of the log. */
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

/** A command of the system, from its derived id and what it did. */
function ofSystem(id: string, events: readonly GatheringEvent[]): Command {
  const [name = '', rest = ''] = /^([\w-]+):(.*)$/.exec(id)?.slice(1) ?? []
  const first = <T extends EventType>(type: T) => events.find((event): event is EventOf<T> => event.type === type)
  const number = Number(rest)
  switch (name) {
    case 'return': return { type: 'presence.return', who: first('presence.returned')?.who ?? '', connection: rest }
    case 'move': return { type: 'presence.move', who: first('presence.returned')?.who ?? '', connection: rest }
    case 'drop': return { type: 'presence.drop', who: first('presence.dropped')?.who ?? '', connection: rest }
    case 'seat-closed': return { type: 'seat.close', who: first('seat.left')?.who ?? '', connection: rest }
    case 'door-lapsed': return { type: 'door.lapse', who: first('door.lapsed')?.who ?? '', connection: rest }
    case 'offer-lapsed': return { type: 'offer.lapse', turn: number }
    case 'hold-lapsed': return { type: 'hold.lapse', turn: number }
    case 'silence-lapsed': return { type: 'silence.lapse', turn: number }
    case 'rest-lapsed': return { type: 'rest.lapse', since: number }
    case 'away-rested': return { type: 'away.rest', since: number }
    case 'away-ended': return { type: 'away.end', since: number }
    case 'empty-ended': return { type: 'empty.end', since: number }
    case 'bowl-tick': return { type: 'bowl.tick', tick: number }
    case 'credential': return { type: 'credential.take', who: first('credential.taken')?.who ?? '', element: first('credential.taken')?.element ?? '' }
    case 'resume': return { type: 'gathering.resume', downSince: first('gathering.resumed')?.downSince ?? 0 }
    case 'clock': return { type: 'clock.step', by: first('clock.stepped')?.by ?? 0 }
    default: throw new Error(`A command of the system that nobody knows: ${id}`)
  }
}
