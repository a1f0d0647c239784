// One choice among many, with its weight. For tests only.
import type { PersonCommand } from '../src/gathering/commands.ts'

export type Choice = { who: string; command: PersonCommand }
export type Weighted = readonly [number, Choice]

export const does = (weight: number, who: string, command: PersonCommand): Weighted => [weight, { who, command }]
