// One step of a random run, as the checks look at it. Nothing is checked here.
import type { Command } from '../../src/gathering/commands.ts'
import type { Actor, Decision } from '../../src/gathering/decide.ts'
import type { GatheringState } from '../../src/gathering/state.ts'

export type Step = {
  before: GatheringState
  command: Command
  actor: Actor
  now: number
  answer: Decision
  after: GatheringState
}
