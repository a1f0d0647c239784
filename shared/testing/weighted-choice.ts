// One command that somebody could send next, with its weight among the others. It chooses nothing. For tests only.
import type { PersonCommand } from '../src/gathering/commands.ts'

export type Choice = { who: string; command: PersonCommand }
export type WeightedChoice = readonly [number, Choice]

export const weightedChoice = (weight: number, who: string, command: PersonCommand): WeightedChoice => [
  weight,
  { who, command },
]
