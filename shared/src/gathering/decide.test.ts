// Any command by anybody gets an answer: decide never throws and never touches the state it was given.
import { describe, expect, test } from 'vitest'
import type { Command } from './commands.ts'
import { decide, type Actor } from './decide.ts'
import { evolve } from './evolve.ts'
import { newGathering, type GatheringState } from './state.ts'
import { Circle, opening, openCircle, roundAtA, start } from '../../testing/circle.ts'
import { emptyBowlContext } from '../../testing/bowl-context.ts'

const context = (actor: Actor) => ({ actor, now: start, fresh: 'fresh.', bowl: emptyBowlContext })
const ana: Actor = { kind: 'person', who: 'A', role: 'member', letInBefore: true }

/** Any write to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

describe('whatever is sent', () => {
  test('an unknown command is refused, also one named like a property of every object', () => {
    for (const type of ['nothing', 'constructor', 'toString', '__proto__']) {
      expect(decide(openCircle().state, { type } as unknown as Command, context(ana)), type).toEqual({
        ok: false,
        code: 'unknown-command',
      })
    }
  })
  test('a person cannot send a command of the system, nor the system one of a person', () => {
    const circle = roundAtA()
    expect(decide(circle.state, { type: 'hold.lapse', turn: circle.turn }, context(ana))).toMatchObject({
      code: 'unknown-command',
    })
    expect(decide(circle.state, { type: 'gathering.end' }, context({ kind: 'system' }))).toMatchObject({
      code: 'unknown-command',
    })
  })
  test('an id named like a property of every object belongs to nobody', () => {
    for (const who of ['__proto__', 'constructor', 'hasOwnProperty']) {
      const circle = roundAtA()
      expect(circle.refused(who, { type: 'piece.pass', turn: circle.turn })).toBe('not-admitted')
      expect(circle.refused('F', { type: 'door.admit', who })).toBe('not-here')
      expect(circle.refused('F', { type: 'hold.remove', who })).toBe('not-here')
      expect(circle.refused('F', { type: 'piece.give', turn: circle.turn, to: who })).toBe('not-here')
      expect(circle.refusedSystem({ type: 'presence.drop', who, connection: 'x' })).toBe('not-here')
    }
  })
  test('the refusal of a gift to somebody who cannot receive says why', () => {
    const circle = roundAtA({ listening: 'L', sharing: 'ABC' }).drops('C').does('F', { type: 'order.step-out' })
    const give = (to: string) => circle.refused('F', { type: 'piece.give', turn: circle.turn, to })
    expect([give('L'), give('C'), give('F'), give('A'), give('Z')]).toEqual([
      'not-sharing',
      'not-here',
      'not-in-order',
      'already-so',
      'not-here',
    ])
  })
  test('the input is never touched, neither by deciding nor by evolving', () => {
    const circle = roundAtA({ listening: 'L' }).knocks('D')
    const state = frozen(JSON.parse(JSON.stringify(circle.state)) as GatheringState)
    const commands: [Actor, Command][] = [
      [ana, { type: 'piece.pass', turn: circle.turn }],
      [ana, { type: 'seat.leave' }],
      [{ kind: 'system' }, { type: 'clock.step', by: 9 }],
      [{ kind: 'person', who: 'F', role: 'facilitator', letInBefore: true }, { type: 'door.admit-all' }],
      [{ kind: 'person', who: 'F', role: 'facilitator', letInBefore: true }, { type: 'gathering.end' }],
    ]
    for (const [actor, command] of commands) {
      const answer = decide(state, frozen(command), context(actor))
      expect(
        answer.ok && answer.events.map((event) => frozen(event)).reduce(evolve, state).seq,
        command.type,
      ).toBeGreaterThan(state.seq)
    }
  })
})

describe('before the opening', () => {
  test('facilitators sit and see who waits; everything of the circle waits for the opening', () => {
    const circle = new Circle().knocks('F').knocks('D')
    expect(circle.refused('F', { type: 'round.begin', prompt: '' })).toBe('not-open')
    expect(circle.refused('F', { type: 'door.admit-all' })).toBe('not-open')
    expect(circle.refused('F', { type: 'door.decline', who: 'D', how: 'not-now' })).toBe('accepted')
    expect(circle.refused('F', { type: 'door.say', text: 'Soon.' })).toBe('accepted')
  })
  test('a woman who waits may do nothing but wait', () => {
    const circle = new Circle().knocks('D')
    expect(circle.refused('D', { type: 'gathering.open' })).toBe('not-admitted')
    expect(circle.refused('D', { type: 'rest.ask' })).toBe('not-admitted')
    expect(circle.refused('D', { type: 'door.withdraw' })).toBe('accepted')
    expect(newGathering(opening).seq).toBe(0)
  })
})
