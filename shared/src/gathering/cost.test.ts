// What deciding costs in a full circle: 25 who share, a thousand who listen. Generous bounds; what they catch is a
// quadratic surprise.
import { expect, test } from 'vitest'
import { decide, type Context } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Command } from './commands.ts'
import { newGathering, type GatheringState } from './state.ts'
import { opening, start } from './testing/circle.ts'
import { emptyBowl } from './testing/given.ts'
import { view } from './view.ts'

/** Monotonic ms; the standard library of this package knows no clock. */
const { performance } = globalThis as unknown as { performance: { now(): number } }

const ask = (state: GatheringState, who: string, command: Command): GatheringState => {
  const actor: Context['actor'] = who === '' ? { kind: 'system' }
    : { kind: 'person', who, role: who === 'F' ? 'facilitator' : 'member' }
  const answer = decide(state, command, { actor, now: start, random: 0.5, fresh: `${state.seq}.`, bowl: emptyBowl })
  if (!answer.ok) throw new Error(`${command.type}: ${answer.code}`)
  return answer.events.reduce(evolve, state)
}

function fullDoor(listeners: number): GatheringState {
  let state = ask(ask(newGathering(opening), 'F', { type: 'door.knock', name: 'Teresa', attendance: 'sharing' }), 'F',
    { type: 'gathering.open' })
  for (let n = 0; n < 24; n++) state = ask(state, `s${n}`,
    { type: 'door.knock', name: `Sharing ${n + 100}`, attendance: 'sharing' })
  for (let n = 0; n < listeners; n++) state = ask(state, `l${n}`,
    { type: 'door.knock', name: `Listening ${n + 1000}`, attendance: 'listening' })
  return state
}

function timed(run: () => void): number {
  const before = performance.now()
  run()
  return performance.now() - before
}

test('letting in a thousand listeners at once stays linear, and a turn among them costs well under a millisecond',
  () => {
  const small = fullDoor(250)
  const large = fullDoor(1000)
  const admitSmall = Math.min(...[1, 2, 3].map(() => timed(() => ask(small, 'F', { type: 'door.admit-all' }))))
  const admitLarge = Math.min(...[1, 2, 3].map(() => timed(() => ask(large, 'F', { type: 'door.admit-all' }))))
  expect(admitLarge, 'four times the women').toBeLessThan(Math.max(20, admitSmall * 12))

  const state = ask(ask(large, 'F', { type: 'door.admit-all' }), 'F', { type: 'round.begin', prompt: 'What opened?' })
  const turn = { type: 'piece.pass', turn: state.piece.turn } as const
  const passes = Array.from({ length: 60 }, () => timed(() => ask(state, 'F', turn))).sort((one, other) => one - other)
  expect(passes[20], 'ms for one decide and evolve twice').toBeLessThan(3)

  const after = ask(state, 'F', turn)
  const views = timed(() => { for (const who of after.seatOrder) view(after, who) })
  expect(views, 'ms for 1025 views of one state').toBeLessThan(1000)
})
