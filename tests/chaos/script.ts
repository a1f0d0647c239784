// The script of one seed: what is tried, by what chance, after which pause. It is written before anything happens and
// is the same each time; what a woman then asks depends on what she sees.
import { SeededRandom } from '@circle/shared/testing/seeded-random'
import { type Fault, faults, PROCESSES } from './environment.ts'

export type Way = 'plainly' | 'twice' | 'late' | 'deaf' | 'and is cut off'
export type Move =
  | { does: 'act'; way: Way; dice: number }
  | { does: 'nonsense'; dice: number }
  | { does: 'rush'; dice: number } // several at once
  | { does: 'drop' | 'stumble' | 'come' | 'change device' | 'move here'; dice: number }
  | { does: 'ask again' | 'reuse an id'; dice: number }
  | { does: 'credential' | 'write' | 'repeat a note' | 'take a note back'; dice: number }
  | { does: 'strike'; fault: Fault; process: number; long: number }

/** `after`: milliseconds since the step before. */
export type Step = { after: number; move: Move }
export type Script = {
  seed: number
  steps: readonly Step[]
  atFirst: number
  voices: number
  opensBowl: boolean
  readsAtTheEnd: boolean
}

const ways: readonly (readonly [number, Way])[] = [
  [60, 'plainly'],
  [12, 'twice'],
  [12, 'late'],
  [8, 'deaf'],
  [8, 'and is cut off'],
]

export function scriptOf(seed: number, most = 80): Script {
  const dice = new SeededRandom(Math.imul(seed, 0x9e37_79b1))
  const count = most - dice.below(Math.ceil(most * 0.4))
  const steps: Step[] = []
  for (let step = 0; step < count; step += 1) steps.push({ after: dice.below(260), move: moveBy(dice) })
  // Now and then something happens to a process or to the database.
  if (dice.chance(0.14)) steps[dice.below(count)] = { after: 0, move: strikeBy(dice) }
  return {
    seed,
    steps,
    atFirst: 6 + dice.below(12),
    voices: dice.below(4),
    opensBowl: dice.chance(0.4),
    readsAtTheEnd: dice.chance(0.5),
  }
}

function moveBy(dice: SeededRandom): Move {
  const own = dice.below(2 ** 31)
  return dice.weighted<Move>([
    [58, { does: 'act', way: dice.weighted(ways) ?? 'plainly', dice: own }],
    [5, { does: 'nonsense', dice: own }],
    [3, { does: 'rush', dice: own }],
    [4, { does: 'drop', dice: own }],
    [5, { does: 'stumble', dice: own }],
    [9, { does: 'come', dice: own }],
    [3, { does: 'change device', dice: own }],
    [3, { does: 'move here', dice: own }],
    [4, { does: 'ask again', dice: own }],
    [1, { does: 'reuse an id', dice: own }],
    [3, { does: 'credential', dice: own }],
    [4, { does: 'write', dice: own }],
    [2, { does: 'repeat a note', dice: own }],
    [1, { does: 'take a note back', dice: own }],
  ])!
}

const strikeBy = (dice: SeededRandom): Move => ({
  does: 'strike',
  fault: dice.choose(faults)!,
  process: dice.below(PROCESSES),
  long: 200 + dice.below(1300),
})

export const told = ({ after, move }: Step): string => {
  const { does, ...rest } = move
  return `+${after} ms ${does} ${JSON.stringify(rest)}`
}
