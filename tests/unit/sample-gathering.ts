// One moment of a small circle, by the rules themselves: the moment that docs/protocol.md shows to everybody in it.
// Sample people; it must not decide anything, so a refused command throws.
import type { Command } from '@circle/shared/gathering/commands'
import { decide, type Actor } from '@circle/shared/gathering/decide'
import { evolve } from '@circle/shared/gathering/evolve'
import { type GatheringState, newGathering } from '@circle/shared/gathering/state'

export const people = {
  teresa: 'tEr0sAx9QmK2vLw7RzYb4g',
  ana: 'aNa5uVx1PqW8sDf3GhJk6w',
  bea: 'bEa2cXz7NmQ4wRt9YuIo1A',
  lien: 'lIe4nTy6UiO1pLk8JhGf3Q',
  dina: 'dIn9aSd2FgH5jKl7ZxCv0w',
} as const
type Who = keyof typeof people

const startsAt = 1_796_223_600_000
const comesFirst = 'kW4nR8tYx2LbVq7ZsJ0dGu'
const letIn = 'hP6cM1fEo9XaUi3TzN5vBw'
const bowl = {
  channelKey: 'Zk3vQ8sN1xYtLr6WbHc9pA',
  publicKey: 'Ar0mXq2vT7uKd5nYhL9sWc3bZfJ8gRt6PeN1oQiVxUyE',
  undrawn: 0,
  pick: null,
  marks: [],
}
const fixture: Actor = { kind: 'system' }
const person = (who: Who): Actor => ({
  kind: 'person',
  who: people[who],
  role: who === 'teresa' ? 'facilitator' : 'member',
  letInBefore: true,
})

/** Teresa has had her turn, Ana holds the piece, Bea is next and ready, Lien listens, Dina waits. */
export function sampleGathering(): GatheringState {
  let now = startsAt - 300_000
  let state = newGathering({
    id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    kind: 'circle',
    topic: 'Thresholds',
    startsAt,
    endsAt: startsAt + 7_200_000,
    doorWords: 'Welcome. I let you in before we begin.',
  })
  const does = (actor: Actor, command: Command, fresh = ''): void => {
    now += 5000
    const decided = decide(state, command, { actor, now, fresh, bowl })
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.code}`)
    state = decided.events.reduce(evolve, state)
  }
  const comes = (who: Who, name: string, attendance: 'sharing' | 'listening', fresh?: string): void => {
    does(person(who), { type: 'door.knock', name, attendance }, fresh)
    does(fixture, { type: 'presence.return', who: people[who], connection: `${who}.1` })
  }

  comes('teresa', 'Teresa', 'sharing', comesFirst)
  does(person('teresa'), { type: 'gathering.open' })
  comes('ana', 'Ana', 'sharing')
  comes('bea', 'Bea', 'sharing')
  comes('lien', 'Lien', 'listening')
  does(person('teresa'), { type: 'door.admit-all' }, letIn)
  does(person('teresa'), { type: 'round.begin', prompt: 'What are you bringing tonight?' })
  does(person('teresa'), { type: 'piece.pass', turn: state.piece.turn })
  does(person('ana'), { type: 'piece.take', turn: state.piece.turn })
  does(person('bea'), { type: 'piece.ready', turn: state.piece.turn, ready: true })
  comes('dina', 'Dina', 'sharing')
  return state
}
