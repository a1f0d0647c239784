// The cost of deciding in a full circle: 25 who share, hundreds who listen. It is counted in reads of the state and not in
// time, so that a busy machine changes nothing; it catches quadratic growth.
import { expect, test } from 'vitest'
import { decide, type DecisionContext } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Command } from './commands.ts'
import { newGathering, type GatheringState } from './state.ts'
import { opening, start } from '../../testing/circle.ts'
import { emptyBowlContext } from '../../testing/bowl-context.ts'
import { view } from './view.ts'

const ask = (state: GatheringState, who: string, command: Command): GatheringState => {
  const actor: DecisionContext['actor'] =
    who === ''
      ? { kind: 'system' }
      : { kind: 'person', who, role: who === 'F' ? 'facilitator' : 'member', letInBefore: true }
  const answer = decide(state, command, { actor, now: start, fresh: `${state.seq}.`, bowl: emptyBowlContext })
  if (!answer.ok) throw new Error(`${command.type}: ${answer.code}`)
  return answer.events.reduce(evolve, state)
}

function fullDoor(listeners: number): GatheringState {
  let state = ask(ask(newGathering(opening), 'F', { type: 'door.knock', name: 'Teresa', attendance: 'sharing' }), 'F', {
    type: 'gathering.open',
  })
  for (let n = 0; n < 24; n++)
    state = ask(state, `s${n}`, { type: 'door.knock', name: `Sharing ${n + 100}`, attendance: 'sharing' })
  for (let n = 0; n < listeners; n++)
    state = ask(state, `l${n}`, { type: 'door.knock', name: `Listening ${n + 1000}`, attendance: 'listening' })
  return state
}

/** The same state, and how often anything of it has been read since: what an act costs, whatever else the machine does. */
function counted(state: GatheringState): { state: GatheringState; reads(): number } {
  let reads = 0
  const known = new WeakMap<object, object>()
  const wrap = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const found =
      known.get(value) ??
      new Proxy(value, {
        get(target, key) {
          reads += 1
          return wrap(Reflect.get(target, key))
        },
      })
    known.set(value, found)
    return found
  }
  return { state: wrap(state) as GatheringState, reads: () => reads }
}

/** With four times the listeners: about four where it is linear, sixteen where each looks at each. */
function growth(
  states: readonly [small: GatheringState, large: GatheringState],
  act: (state: GatheringState) => void,
): number {
  const [small, large] = states.map((state) => {
    const { state: watched, reads } = counted(state)
    act(watched)
    return reads()
  })
  return large! / small!
}

const LINEAR = 6

test('letting in all who wait, a turn among them and the view of one stay linear in the number of listeners', () => {
  const doors = [fullDoor(100), fullDoor(400)] as const
  expect(
    growth(doors, (state) => ask(state, 'F', { type: 'door.admit-all' })),
    'letting in',
  ).toBeLessThan(LINEAR)

  const inside = doors.map((state) =>
    ask(ask(state, 'F', { type: 'door.admit-all' }), 'F', { type: 'round.begin', prompt: 'What opened?' }),
  ) as [GatheringState, GatheringState]
  expect(
    growth(inside, (state) => ask(state, 'F', { type: 'piece.pass', turn: state.piece.turn })),
    'a turn',
  ).toBeLessThan(LINEAR)
  for (const who of ['F', 's3', 'l7'])
    expect(
      growth(inside, (state) => view(state, who)),
      `the view of ${who}`,
    ).toBeLessThan(LINEAR)
})
